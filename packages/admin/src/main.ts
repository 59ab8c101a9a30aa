import './page.css'
import { loadPreferences, locales } from './data/preferences.ts'
import { speak } from './texts/words.ts'

/** What stands there where not even the words could be loaded. */
const wordless = 'Kith could not be loaded: reload the page. · 无法加载 Kith，请刷新页面。'

/** Runs while the application is still on its way (the page names its files): the words are asked for meanwhile. */
async function start(): Promise<void> {
  const preferences = loadPreferences()
  // Better in another language than not at all.
  const wanted = [preferences.value.locale, ...locales]
  const spoken = wanted.reduce((done, locale) => done.catch(() => speak(locale)), Promise.reject<void>())
  const [{ openApp }] = await Promise.all([import('./app/open.ts'), spoken])
  openApp(preferences)
}

start().catch(() => document.body.append(wordless))
