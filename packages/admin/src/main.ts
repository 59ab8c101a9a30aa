import './page.css'
import './door/door.ts'
import './list/list.ts'
import { KithAdmin } from './app/app.ts'
import { loadPreferences, locales } from './data/preferences.ts'
import { openTalk } from './data/session.ts'
import { watchUpdates } from './pwa/updates.ts'
import { speak } from './texts/words.ts'

/** What stands there where not even the words could be loaded. */
const wordless = 'Kith could not be loaded: reload the page. · 无法加载 Kith，请刷新页面。'

async function start(): Promise<void> {
  const preferences = loadPreferences()
  const talk = openTalk()
  const updates = watchUpdates()
  // Better in another language than not at all.
  const wanted = [preferences.value.locale, ...locales]
  await wanted.reduce((done, locale) => done.catch(() => speak(locale)), Promise.reject<void>())
  const app = Object.assign(new KithAdmin(), { preferences, talk, updates })
  document.body.append(app)
}

start().catch(() => document.body.append(wordless))
