/** The words that a link carries so that a form recognises whom it brings. */
export interface Words {
  readonly campaign: string
  readonly source: string
  readonly medium: string
}

/** The address with `utm_…` of a campaign; what else stands in it stays. `undefined` where it is no address. */
export function linkOf(page: string, { campaign, source, medium }: Words): string | undefined {
  const text = page.trim()
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(full)) return undefined
  const url = new URL(full)
  url.searchParams.set('utm_campaign', campaign)
  for (const [name, value] of [
    ['utm_source', source],
    ['utm_medium', medium],
  ] as const) {
    if (value.trim() !== '') url.searchParams.set(name, value.trim())
  }
  return url.href
}
