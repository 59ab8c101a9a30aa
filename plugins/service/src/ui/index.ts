/** The elements that service shows, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-service-due': () => import('./due.ts'),
  'kith-service-talk': () => import('./talk.ts'),
  'kith-service-customer': () => import('./customer.ts'),
  'kith-service-solve': () => import('./solve.ts'),
  'kith-service-move': () => import('./move.ts'),
  'kith-service-assign': () => import('./assign.ts'),
  'kith-service-escalate': () => import('./escalate.ts'),
  'kith-service-track': () => import('./track.ts'),
  'kith-service-article': () => import('./article.ts'),
  'kith-service-waiting': () => import('./waiting.ts'),
  'kith-service-figures': () => import('./figures.ts'),
  'kith-service-mine': () => import('./mine.ts'),
}
