/** An icon of the application, as the manifest names it. */
export interface ManifestIcon {
  readonly file: string
  readonly sizes: string
  readonly purpose: 'any' | 'maskable'
}

/** In `src/icons`, drawn from the mark. */
export const manifestIcons: readonly ManifestIcon[] = [
  { file: 'icon-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'icon-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'icon-maskable-192.png', sizes: '192x192', purpose: 'maskable' },
  { file: 'icon-maskable-512.png', sizes: '512x512', purpose: 'maskable' },
]

const words = {
  en: { description: 'Leads, customers and sales of the team.', today: 'Today', decisions: 'Decisions' },
  'zh-CN': { description: '团队的线索、客户与销售。', today: '今日', decisions: '待我决定' },
} as const

export type ManifestLocale = keyof typeof words

/** The web manifest in a language. `addressOf` answers where an icon is served. */
export function webManifest(locale: ManifestLocale, addressOf: (file: string) => string): object {
  const { description, today, decisions } = words[locale]
  const icons = manifestIcons.map(({ file, sizes, purpose }) => ({
    src: addressOf(file),
    sizes,
    type: 'image/png',
    purpose,
  }))
  const shortcut = (name: string, page: string) => ({ name, url: `/#/-/${page}`, icons: icons.slice(0, 1) })
  return {
    id: '/',
    name: 'Kith',
    short_name: 'Kith',
    description,
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    // --k-bg in the light.
    theme_color: '#f7f7f4',
    background_color: '#f7f7f4',
    icons,
    shortcuts: [shortcut(today, 'today'), shortcut(decisions, 'decisions')],
  }
}
