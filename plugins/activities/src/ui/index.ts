/** The elements that activities show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-activities-complete': () => import('./complete.ts'),
  'kith-activities-reject': () => import('./reject.ts'),
  'kith-activities-cancel': () => import('./cancel.ts'),
  'kith-activities-delegate': () => import('./delegate.ts'),
  'kith-activities-follow-up': () => import('./follow-up.ts'),
  'kith-activities-log': () => import('./log.ts'),
  'kith-activities-task': () => import('./task.ts'),
  'kith-activities-next': () => import('./next.ts'),
  'kith-activities-today': () => import('./today.ts'),
  'kith-activities-calendar': () => import('./calendar.ts'),
  'kith-activities-review': () => import('./review.ts'),
  'kith-activities-statistics': () => import('./statistics.ts'),
  'kith-activities-print': () => import('./print.ts'),
}
