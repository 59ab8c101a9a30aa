/** The elements that campaigns show, each fetched when it is first drawn (docs/plugins/ui.md). */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-campaigns-figures': () => import('./figures.ts'),
  'kith-campaigns-members': () => import('./members.ts'),
  'kith-campaigns-expenses': () => import('./expenses.ts'),
  'kith-campaigns-link': () => import('./link.ts'),
  'kith-campaigns-add': () => import('./add.ts'),
  'kith-campaigns-attribute': () => import('./attribute.ts'),
  'kith-campaigns-origin': () => import('./origin.ts'),
  'kith-campaigns-preview': () => import('./preview.ts'),
  'kith-campaigns-effect': () => import('./effect.ts'),
}
