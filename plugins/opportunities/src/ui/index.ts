/** The elements that opportunities show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-opportunities-win': () => import('./win.ts'),
  'kith-opportunities-lose': () => import('./lose.ts'),
  'kith-opportunities-become': () => import('./become.ts'),
  'kith-opportunities-next': () => import('./next.ts'),
  'kith-opportunities-items': () => import('./items.ts'),
  'kith-opportunities-involved': () => import('./involved.ts'),
  'kith-opportunities-path': () => import('./path.ts'),
  'kith-opportunities-forecast': () => import('./forecast.ts'),
  'kith-opportunities-results': () => import('./results.ts'),
}
