import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  action,
  card,
  choice,
  defineContract,
  definePlugin,
  entity,
  type Handler,
  type Infer,
  mutation,
  type Plugin,
  page,
  panel,
  present,
  ref,
  text,
  type Ui,
  user,
} from '@kith/sdk'
import { z } from 'zod'

const part = entity('parts.part', {
  fields: {
    name: text({ required: true }),
    status: choice(['open', 'closed', 'lost'], { default: 'open' }),
    keeper: ref(user, { onDelete: 'detach' }),
  },
})
const other = entity('parts.other', { fields: { name: text() } })
const One = z.object({ id: z.uuid() })
const contract = defineContract({
  name: 'parts',
  version: '0.1.0',
  main: part,
  entities: { others: other },
  permissions: { 'parts.close': 'Close a part', 'parts.grind': 'Grind a part' },
  operations: { close: mutation({ needs: 'parts.close', input: One, output: One }) },
})
interface PartsContract extends Infer<typeof contract> {}

const close: Handler<PartsContract, 'close'> = (ctx, { id }) => {
  ctx.change.update(part, id, { status: 'closed' })
  return { id }
}

const element = { element: 'kith-parts-words', module: 'parts/ui' }
const open = { status: 'open' }
/** Nobody has it: what needs it is shown to nobody. */
const needs = 'parts.nobody'

const shown: readonly Ui[] = [
  present(part, { icon: 'wrench', group: 'service', columns: ['status', 'keeper'] }),
  panel({ entity: part, slot: 'top', ...element }),
  panel({ entity: part, slot: 'main', ...element }),
  panel({ entity: part, slot: 'side', ...element }),
  panel({ entity: part, slot: 'side', element: 'kith-parts-closed', module: 'parts/ui', when: { status: 'closed' } }),
  panel({ entity: part, slot: 'side', element: 'kith-parts-nobody', module: 'parts/ui', needs }),
  panel({ entity: other, slot: 'side', element: 'kith-parts-other', module: 'parts/ui' }),
  panel({ entity: part, slot: 'peek', ...element }),
  page({ path: 'plan', icon: 'calendar', group: 'service', ...element }),
  page({ path: 'hidden', ...element }),
  page({ path: 'nobody', group: 'service', needs, ...element }),
  card({ id: 'day', ...element }),
  card({ id: 'nobody', needs, ...element }),
  action({
    entity: part,
    id: 'close',
    on: ['record', 'bulk'],
    run: { operation: 'parts.close' },
    when: open,
    key: 'q',
  }),
  action({ entity: part, id: 'ask', on: ['record', 'bulk'], run: element, primary: true, needs: 'parts.grind' }),
  action({ entity: part, id: 'scrap', on: ['bulk'], run: { operation: 'parts.close' }, final: true, when: open }),
  action({ entity: part, id: 'keep', on: ['row'], field: 'keeper', run: element, when: open }),
  action({ entity: part, id: 'nobody', on: ['record', 'bulk', 'row'], field: 'keeper', run: element, needs }),
  action({ entity: other, id: 'elsewhere', on: ['record', 'bulk'], run: { operation: 'parts.close' } }),
]

const words: Readonly<Record<string, string>> = {
  parts: 'Parts',
  'parts.part.plural': 'Parts',
  'nav.service': 'Service',
  'parts.page.plan': 'Plan',
  'parts.page.nobody': 'Nobody has a page',
  'parts.card.day': 'Parts of the day',
  'parts.card.nobody': 'Nobody has a card',
  'parts.action.close': 'Close it',
  'parts.action.ask': 'Ask',
  'parts.action.scrap': 'Scrap it',
  'parts.action.keep': 'Keep it',
  'parts.action.nobody': 'Nobody does',
  'parts.action.elsewhere': 'Elsewhere',
}

/** A plugin that shows something in each place. */
export const parts: Plugin<PartsContract> = definePlugin<PartsContract>({
  contract: contract as PartsContract,
  handlers: { close },
  locales: { en: words, 'zh-CN': words },
  ui: shown,
})

/** Says what it is given, as text: `session` and the others are there, `place` is about this. */
const script = `import { Part } from '@kith/admin/ui'
import { html } from 'lit'

class Words extends Part {
  static properties = { place: { attribute: false } }
  render() {
    const { entity, row, ids, rest, close } = this.place
    const about = [entity?.name, row?.name, ids && 'ids ' + ids.length, rest?.length && 'rest ' + rest.join('/')].filter(Boolean)
    const me = this.session.me.may('read', 'parts.part')
    return html\`<p>\${this.localName}: \${about.join(', ')} \${me} \${this.texts.word('parts')}</p>\${
      close ? html\`<button type="button" @click=\${close}>Done</button>\` : ''
    }\`
  }
}
customElements.define('kith-parts-words', Words)
for (const name of ['closed', 'nobody', 'other']) customElements.define('kith-parts-' + name, class extends Words {})
`

/** The module of the plugin's screens, in a folder of its own. */
export async function writeModule(): Promise<{ resolve(module: string): string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-admin-parts-'))
  const names = ['words', 'closed', 'nobody', 'other'].map(name => `'kith-parts-${name}': () => import('./words.js')`)
  await writeFile(join(folder, 'index.js'), `export const elements = { ${names.join(', ')} }`)
  await writeFile(join(folder, 'words.js'), script)
  return { resolve: () => join(folder, 'index.js'), remove: () => rm(folder, { recursive: true, force: true }) }
}
