import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  action,
  card,
  defineContract,
  definePlugin,
  entity,
  type Infer,
  type Plugin,
  page,
  panel,
  policy,
  text,
} from '@kith/sdk'

const thing = entity('breaking.thing', { fields: { name: text({ required: true, max: 200 }) } })
const module = '@test/breaking/ui'

const contract = defineContract({ name: 'breaking', version: '0.1.0', main: thing })
interface BreakingContract extends Infer<typeof contract> {}
const breakingContract: BreakingContract = contract

const words: Readonly<Record<string, string>> = {
  breaking: 'Breaking',
  'nav.breaking': 'Breaking',
  'breaking.thing': 'Thing',
  'breaking.thing.plural': 'Things',
  'breaking.thing.name': 'Name',
  'breaking.page.whole': 'Whole page',
  'breaking.page.born': 'Page that is not born',
  'breaking.card.well': 'Well',
  'breaking.card.draws': 'Draws badly',
  'breaking.action.later': 'Break later',
  'breaking.action.whole': 'Look at the whole',
}

/** A module whose screens break, each in its way, beside some that work. */
export const breaking: Plugin<BreakingContract> = definePlugin<BreakingContract>({
  contract: breakingContract,
  handlers: {},
  policies: [policy(thing, [{ id: 'breaking.all', roles: ['clerk'], verbs: ['read', 'update'] }])],
  ui: [
    panel({ entity: thing, slot: 'side', element: 'breaking-well', module }),
    panel({ entity: thing, slot: 'main', element: 'breaking-draws', module }),
    panel({ entity: thing, slot: 'top', element: 'breaking-missing', module }),
    page({ path: 'whole', group: 'breaking', element: 'breaking-well', module }),
    page({ path: 'born', group: 'breaking', element: 'breaking-born', module }),
    card({ id: 'well', element: 'breaking-well', module }),
    card({ id: 'draws', element: 'breaking-draws', module }),
    action({ entity: thing, id: 'later', on: ['record'], run: { element: 'breaking-later', module } }),
    action({ entity: thing, id: 'whole', on: ['record'], run: { page: 'whole' }, key: 'w' }),
  ],
  locales: { en: words, 'zh-CN': words },
})

const script = `
import { html } from 'lit'
import { Part, icon, notify } from '@kith/admin/ui'

class Well extends Part {
  render() { return html\`<p class="well">\${icon('check')} All is well</p>\` }
}
class Draws extends Part {
  render() { throw new TypeError('It cannot draw <b>this</b>') }
}
class Born extends Part {
  constructor() { super(); throw new RangeError('It was not born') }
}
class Later extends Part {
  static properties = { n: { state: true } }
  render() {
    if (this.n) throw new Error('It broke later')
    return html\`<button class="btn" type="button" @click=\${() => { this.n = 1 }}>Go on</button>\`
  }
}
const define = (name, element) => customElements.get(name) ?? customElements.define(name, element)
export const elements = {
  'breaking-well': async () => define('breaking-well', Well),
  'breaking-draws': async () => define('breaking-draws', Draws),
  'breaking-born': async () => define('breaking-born', Born),
  'breaking-later': async () => define('breaking-later', Later),
}
`

/** Its built screens, in a folder of their own. */
export async function buildBreaking(): Promise<{ resolve(name: string): string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-breaking-'))
  const file = join(folder, 'index.js')
  await writeFile(file, script)
  return {
    resolve(name) {
      if (name !== module) throw new Error(`There is no ${name}`)
      return file
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
