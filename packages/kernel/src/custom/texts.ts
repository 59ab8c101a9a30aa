import type { Locales } from '@kith/sdk'
import type { Definition } from './definition.ts'

/** The texts of all plugins and of what administrators named, by locale: a label that a locale lacks is another's. */
export function withLabels(locales: Locales, definitions: readonly Definition[]): Locales {
  if (definitions.length === 0) return locales
  return Object.fromEntries(
    Object.entries(locales).map(([locale, texts]) => [
      locale,
      { ...texts, ...Object.fromEntries(definitions.flatMap(definition => textsOf(definition, locale))) },
    ]),
  )
}

function textsOf({ entity, key, labels, options }: Definition, locale: string): [string, string][] {
  const field = `${entity}.custom.${key}`
  const named = (options ?? []).map(option => [`${field}.${option.value}`, said(option.labels, locale) ?? option.value])
  const label = said(labels, locale)
  return [...(label === undefined ? [] : [[field, label]]), ...named] as [string, string][]
}

function said(labels: Readonly<Record<string, string>> | null | undefined, locale: string): string | undefined {
  return labels?.[locale] ?? Object.values(labels ?? {})[0]
}
