import '../door/door.ts'
import '../list/list.ts'
import type { PreferencesStore } from '../data/preferences.ts'
import { openTalk } from '../data/session.ts'
import { watchUpdates } from '../pwa/updates.ts'
import { KithAdmin } from './app.ts'

/** Puts the application into the page. Its words are there. */
export function openApp(preferences: PreferencesStore): void {
  const app = Object.assign(new KithAdmin(), { preferences, talk: openTalk(), updates: watchUpdates() })
  document.body.append(app)
}
