import './page.css'
import './door/door.ts'
import './list/list.ts'
import './record/record.ts'
import { KithAdmin } from './app/app.ts'
import { loadPreferences } from './data/preferences.ts'
import { openSession } from './data/session.ts'

const app = new KithAdmin()
app.session = openSession()
app.preferences = loadPreferences()
document.body.append(app)
