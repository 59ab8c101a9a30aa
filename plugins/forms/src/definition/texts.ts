import type { FormDesign } from '../contract/index.ts'

/** The text of a design at a path (`company.label`), in the locale's language if it has one, else its own. */
export function textOf(design: FormDesign, locale: string, path: string, own = ''): string {
  const texts = design.texts ?? {}
  if (!texts[locale] && sameLanguage(design.lang, locale)) return own
  const tag = texts[locale] ? locale : Object.keys(texts).find(tag => sameLanguage(tag, locale))
  return (tag && texts[tag]?.[path]) || own
}

/** Of the design's languages the one that somebody prefers most; `wanted` in order of preference. */
export function pickLocale(design: FormDesign, wanted: readonly string[]): string {
  const tags = [design.lang, ...Object.keys(design.texts ?? {})]
  const found = wanted.map(
    want => tags.find(tag => tag.toLowerCase() === want.toLowerCase()) ?? tags.find(tag => sameLanguage(tag, want)),
  )
  return found.find(tag => tag !== undefined) ?? design.lang
}

/** The tags of an Accept-Language header, most wanted first. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find(parameter => parameter.trim().startsWith('q='))
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ tag, quality }) => /^[A-Za-z0-9-]{1,35}$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

function sameLanguage(a: string, b: string): boolean {
  return a === b || language(a) === language(b)
}

function language(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0]
}
