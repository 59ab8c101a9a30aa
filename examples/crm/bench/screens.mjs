// What `npm run bench -- screens` measures: the application in Chromium, its CPU slowed four times, on many leads: the
// first screen, from a list to a record, scrolling, how soon each act is answered, and whether a long day leaves memory
// behind. usage: screens.mjs [--leads 1000000] [--folder <kept between runs>] [--actions 500] [--rounds 5] [--slow 4]
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '@kith/testing/browser'
import { openCrm } from '../screens/crm.mjs'
import { fillLeads } from './fill-leads.mjs'
import { answers } from './screens/answers.mjs'
import { day } from './screens/day.mjs'
import { openDesk } from './screens/desk.mjs'
import { firstScreens } from './screens/first-screens.mjs'
import { scrolling } from './screens/scrolling.mjs'
import { toRecord } from './screens/to-record.mjs'

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    actions: { type: 'string', default: '500' },
    slow: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
  },
})
const leads = Number(values.leads)
const rounds = Number(values.rounds)

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'kith-screens-')))
await mkdir(folder, { recursive: true })
const file = join(folder, 'kith.sqlite')
if (!existsSync(file)) await fillLeads(file, leads)
const crm = await openCrm(folder, 'en')
crm.travel(0)
const email = `bench-${Date.now()}@example.com`
await crm.installation.kernel.users.create.mutate({ name: 'Ann Bench', email })
const { cookies } = await crm.signIn(email)
const browser = await launchBrowser({ args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'] })
try {
  const desk = openDesk({ browser, url: crm.url, cookies, slow: Number(values.slow) })
  const rows = [
    ...(await firstScreens(desk, rounds)),
    ...(await toRecord(desk, rounds)),
    ...(await answers(desk, rounds)),
    ...(await scrolling(desk)),
    ...(await day(desk, Number(values.actions))),
  ]
  console.log(`| What | Aim | Measured | |\n|---|---|---|---|\n${rows.map(line).join('\n')}`)
} finally {
  await browser.close()
  await crm.close()
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
}

function line({ name, aim, value, unit = 'ms', most = aim, least }) {
  const isMet = least === undefined ? value <= most : value >= least
  const measured = `${Math.round(value * 10) / 10} ${unit}`
  if (aim === undefined && least === undefined) return `| ${name} | | ${measured} | |`
  return `| ${name} | ${least === undefined ? `${aim}` : `≥ ${least}`} ${unit} | ${measured} | ${isMet ? 'met' : 'not met'} |`
}
