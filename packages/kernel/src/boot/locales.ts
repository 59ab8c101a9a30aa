import type { Locales } from '@kith/sdk'

/** The texts of all plugins, by locale. */
export function mergeLocales(all: readonly Locales[]): Locales {
  const merged: Record<string, Record<string, string>> = {}
  for (const locales of all) {
    for (const [locale, texts] of Object.entries(locales)) merged[locale] = { ...merged[locale], ...texts }
  }
  return merged
}
