import { createStore, type Store } from './store.ts'

export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

/** What a person chose, kept in this browser. */
export interface Preferences {
  readonly locale: Locale
  readonly theme: Theme
  /** How high rows and controls are; under a thumb they are as high as it needs. */
  readonly density: Density
  /** Whether single keys do something (WCAG 2.1.4 asks that they can be switched off). */
  readonly keys: boolean
}

export interface PreferencesStore extends Store<Preferences> {
  change(part: Partial<Preferences>): void
}

const place = 'kith.preferences'

export function loadPreferences(): PreferencesStore {
  const stored = read()
  const store = createStore<Preferences>({
    locale: locales.find(one => one === stored.locale) ?? preferredLocale(navigator.languages),
    theme: themes.find(one => one === stored.theme) ?? 'system',
    density: densities.find(one => one === stored.density) ?? 'comfortable',
    keys: stored.keys !== false,
  })
  return {
    get value() {
      return store.value
    },
    subscribe: store.subscribe,
    change(part) {
      store.set({ ...store.value, ...part })
      write(store.value)
    },
  }
}

/** The first of the browser's languages that this page speaks. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN'
    if (language.toLowerCase().startsWith('en')) return 'en'
  }
  return 'en'
}

function read(): Partial<Record<keyof Preferences, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof stored === 'object' && stored !== null ? stored : {}
  } catch {
    return {}
  }
}

// A browser may forbid storage: then the choice lasts as long as the page.
function write(preferences: Preferences): void {
  try {
    localStorage.setItem(place, JSON.stringify(preferences))
  } catch {}
}
