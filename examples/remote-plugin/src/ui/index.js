// Browsers load this as it is: what imports `lit` and `@kith/admin/ui` alone needs no bundler (docs/plugins/ui.md).
export const elements = {
  'credit-standing': () => import('./standing.js'),
}
