/** The elements that leads show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-leads-conversion': () => import('./conversion.ts'),
  'kith-leads-assign': () => import('./assign.ts'),
  'kith-leads-disqualify': () => import('./disqualify.ts'),
  'kith-leads-known': () => import('./known.ts'),
  'kith-leads-missing': () => import('./missing.ts'),
  'kith-leads-rules': () => import('./rules.ts'),
  'kith-leads-success': () => import('./success.ts'),
  'kith-leads-first': () => import('./first.ts'),
  'kith-leads-newest': () => import('./newest.ts'),
}
