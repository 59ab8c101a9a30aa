import type { Preferences } from '../data/preferences.ts'

/** The document as somebody wants it, in the language that the page speaks. */
export function dress({ theme, density }: Preferences, locale: string): void {
  const { dataset } = document.documentElement
  document.documentElement.lang = locale
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  if (density === 'comfortable') delete dataset.density
  else dataset.density = density
}
