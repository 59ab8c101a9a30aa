/** The elements that this plugin shows, each fetched when it is first drawn. */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-sample-plugin-due': () => import('./due.ts'),
  'kith-sample-plugin-open': () => import('./open.ts'),
}
