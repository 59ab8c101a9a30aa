/** The elements that forms show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-forms-builder': () => import('./builder.ts'),
  'kith-forms-new': () => import('./new.ts'),
  'kith-forms-review': () => import('./review.ts'),
}
