/** The elements that reports show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-reports-all': () => import('./all.ts'),
  'kith-reports-report': () => import('./report.ts'),
}
