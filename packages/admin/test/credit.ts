import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connected, connectPlugin, readScreens, remoteManifestOf } from '@kith/client/plugin'
import {
  type AnyPlugin,
  action,
  card,
  defineContract,
  definePlugin,
  entity,
  type Handler,
  type Infer,
  mutation,
  type Plugin,
  page,
  panel,
  text,
} from '@kith/sdk'
import { hashOf, remotePlugin } from '@kith/sdk/remote'
import { z } from 'zod'

const limit = entity('credit.limit', { fields: { name: text({ required: true, max: 200 }), note: text({ max: 200 }) } })
const One = z.object({ id: z.uuid() })
const contract = defineContract({
  name: 'credit',
  version: '0.1.0',
  main: limit,
  permissions: { 'credit.check': 'Have a limit checked' },
  operations: { check: mutation({ needs: 'credit.check', input: One, output: One }) },
})
interface CreditContract extends Infer<typeof contract> {}
const creditContract: CreditContract = contract

const check: Handler<CreditContract, 'check'> = (ctx, { id }) => {
  ctx.change.update(limit, id, { note: 'Checked elsewhere' })
  return { id }
}

const words = {
  en: {
    credit: 'Credit',
    'credit.limit': 'Limit',
    'credit.limit.plural': 'Limits',
    'credit.limit.name': 'Name',
    'credit.limit.note': 'Note',
    'credit.page.model': 'Model',
    'credit.card.due': 'Due limits',
    'credit.action.check': 'Check',
    'credit.action.ask': 'Ask',
    'permission.credit.check': 'Have a limit checked',
  },
  'zh-CN': {
    credit: '信用',
    'credit.limit': '额度',
    'credit.limit.plural': '额度',
    'credit.limit.name': '名称',
    'credit.limit.note': '备注',
    'credit.page.model': '模型',
    'credit.card.due': '到期额度',
    'credit.action.check': '核查',
    'credit.action.ask': '询问',
    'permission.credit.check': '核查额度',
  },
}

const module = '@test/credit/ui'
const element = { element: 'credit-words', module }
const parts: Parameters<typeof definePlugin<CreditContract>>[0] = {
  contract: creditContract,
  handlers: { check },
  locales: words,
  ui: [
    panel({ entity: limit, slot: 'side', ...element }),
    page({ path: 'model', group: 'credit', ...element }),
    card({ id: 'due', ...element }),
    action({ entity: limit, id: 'check', on: ['record'], run: { operation: 'credit.check' } }),
    action({ entity: limit, id: 'ask', on: ['record'], run: element }),
  ],
}
const plugin: Plugin<CreditContract> = definePlugin<CreditContract>(parts)

/** What its author made of it since: a right for everybody, no page any more. */
const later: Plugin<CreditContract> = definePlugin<CreditContract>({
  ...parts,
  grants: { '*': ['credit.check'] },
  ui: parts.ui?.filter(({ part }) => part !== 'page') ?? [],
})

/** Draws what it is about, and an input in which something may be typed. */
const script = `import { Part } from '@kith/admin/ui'
import { html } from 'lit'

class Words extends Part {
  static properties = { place: { attribute: false } }
  render() {
    return html\`<p>Scored elsewhere: \${this.place.row?.name ?? 'all'}</p><label>Remark <input class="control" /></label>\`
  }
}
customElements.define('credit-words', Words)
`

/** A plugin whose process serves what it draws. */
export interface Credit {
  /** As a configuration names it. */
  readonly plugin: AnyPlugin
  /** Its process comes to a server; answers how it goes. */
  come(url: string): Connected
  /** The same of what its author made of it since, until Kith has answered. */
  comeChanged(url: string): Promise<Connected>
  remove(): Promise<void>
}

export async function openCredit(): Promise<Credit> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-credit-'))
  const index = join(folder, 'index.js')
  await writeFile(index, "export const elements = { 'credit-words': () => import('./words.js') }")
  await writeFile(join(folder, 'words.js'), script)
  const screens = { [module]: index }
  const manifest = remoteManifestOf(plugin, await readScreens(screens))
  const quiet = { info() {}, warn() {}, error() {} }
  return {
    plugin: remotePlugin(manifest, { hash: hashOf(manifest) }),
    come: url => connectPlugin(plugin, { url, key: 'known', screens, log: quiet }),
    comeChanged: url =>
      new Promise(resolve => {
        const connected = connectPlugin(later, {
          url,
          key: 'known',
          screens,
          log: quiet,
          onState: ({ state }) => {
            if (state === 'refused' || state === 'connected') queueMicrotask(() => resolve(connected))
          },
        })
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
