import { Readable } from 'node:stream'
import { account, contact as contactEntity } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { type Actor, type AnyPlugin, administrator, defineContract, definePlugin, policy } from '@kith/sdk'
import { createTestApp, type TestApp } from '@kith/testing'
import config from '../../kith.config.ts'
import { createOracle, type Everything, type Oracle, type Row } from './oracle.ts'

/** A role that reads little of much: the app's own roles have no field that is kept from them but one. */
const contract = defineContract({ name: 'interns', version: '0.1.0' })
const interns = definePlugin({
  contract,
  dependsOn: [],
  handlers: {},
  roles: { intern: { name: { en: 'Intern', 'zh-CN': '实习生' } } },
  grants: { intern: ['leads.read', 'consents.read', 'kernel.export', 'kernel.merge'] },
  policies: [
    policy(account, [{ id: 'interns.accounts', roles: ['intern'], verbs: ['read'], fields: ['name', 'kind'] }]),
    policy(contactEntity, [
      { id: 'interns.contacts', roles: ['intern'], verbs: ['read'], fields: { except: ['email', 'phone'] } },
      { id: 'interns.own-contacts', roles: ['intern'], verbs: ['read', 'update'], scope: 'own' },
    ]),
    policy(lead, [
      {
        id: 'interns.leads',
        roles: ['intern'],
        verbs: ['read', 'update'],
        scope: 'below',
        fields: { except: ['email', 'phone', 'message', 'score', 'submission'] },
      },
    ]),
  ],
}) as unknown as AnyPlugin

export interface World extends TestApp {
  /** By role. */
  readonly actors: Readonly<Record<string, Actor>>
  readonly everything: Everything
  readonly oracle: Oracle
  /** Texts that stand in one field of one record only, now or in its history. */
  readonly tokens: readonly Token[]
  /** An attached file of each record that can have one; it says whose it is. */
  readonly files: readonly { readonly entity: string; readonly record: string; readonly file: string }[]
  /** Where everyday operations answer, by entity. */
  readonly paths: ReadonlyMap<string, string>
}

export interface Token {
  readonly text: string
  readonly entity: string
  readonly record: Row
  readonly field: string
}

/** Without the demo's leads, and what other modules' demos make of them: every record is walked by every way in. */
function smaller(plugin: AnyPlugin): AnyPlugin {
  if (plugin.contract.name !== 'leads') return plugin
  return { ...plugin, parts: { ...plugin.parts, presets: plugin.parts.presets.filter(({ name }) => name !== 'demo') } }
}

/** The example's CRM with people of every role, and records that are theirs, their team's, shared, and nobody's. */
export async function createWorld(): Promise<World> {
  const app = await createTestApp({ plugins: [...config.plugins.map(smaller), interns], presets: ['demo'] })
  const make = async (path: string, values: object) =>
    (await app.admin.call<{ id: string }>(`${path}.create`, values)).id
  const east = await make('kernel.teams', { name: 'East China' })
  const shanghai = await make('kernel.teams', { name: 'Shanghai office', parent: east })
  const line = await make('kernel.lines', { name: 'Whole machines' })
  const person = async (role: string, values: object = {}) => {
    const name = `Colleague ${role}`
    const id = await make('kernel.users', { name, email: `${role}@example.com`, roles: [role], ...values })
    return (await app.app.actorOf(id)) as Actor
  }
  const actors = {
    administrator: await person('administrator'),
    sales: await person('sales', { team: shanghai, lines: [line] }),
    'sales-manager': await person('sales-manager', { team: east }),
    marketing: await person('marketing'),
    service: await person('service'),
    'service-manager': await person('service-manager', { team: east }),
    'data-administrator': await person('data-administrator'),
    intern: await person('intern', { team: east }),
    nobody: await person('nobody'),
  }
  const owners = [null, actors.sales.id, actors['sales-manager'].id, actors.intern.id, actors.nobody.id]
  const leads: string[] = []
  const queue = await make('service.queues', {
    name: 'Cranes and hoists',
    department: shanghai,
    members: [actors.service.id],
  })
  for (const [i, owner] of owners.entries()) {
    const account = await make('accounts', { name: `Orion ${i} Works`, email: `office${i}@orion.example`, owner })
    const lines = i % 2 === 0 ? [] : [line]
    const who = { name: `Contact ${i} Zhang`, email: `zhang${i}@orion.example`, phone: `+861380000100${i}` }
    const contact = await make('accounts.contacts', { ...who, account, owner, lines })
    await app.admin.call('accounts.contacts.update', { id: contact, set: { email: `wei${i}@orion.example` } })
    const from = { name: `Lead ${i} Chen`, email: `chen${i}@vega.example`, phone: `+861380000200${i}` }
    const id = await make('leads', { ...from, company: `Vega ${i} Mining`, message: `Please call ${i} soon`, owner })
    await app.admin.call('leads.update', { id, set: { owner, message: `Please write ${i} instead` } })
    leads.push(id)
    const asked = { subject: `Case ${i} of Orion`, email: `case${i}@orion.example`, account, contact, owner }
    const made = await make('service', { ...asked, ...(i % 2 === 0 ? { queue } : {}) })
    await app.admin.call('service.note', { id: made, text: `Note ${i} on Orion` })
  }
  const converted = await app.admin.call<{ contact: string }>('leads.convert', { id: leads[4] })
  await app.admin.call('accounts.contacts.update', { id: converted.contact, set: { owner: actors.sales.id } })
  await app.admin.call('kernel.share', { entity: 'leads.lead', id: leads[3], team: shanghai })
  await app.as(actors.sales).call('accounts.contacts.delete', { id: converted.contact })
  await app.idle()
  const files = await attachToAll(app, ['accounts.account', 'accounts.contact', 'leads.lead'])

  const entities = app.app.manifests.flatMap(manifest => manifest.entities)
  const paths = new Map(entities.map(entity => [entity.name, entity.path]))
  const everything = new Map<string, Map<string, Row>>()
  for (const [entity, path] of paths) {
    const { rows } = await app.admin.call<{ rows: Row[] }>(`${path}.list`, { limit: 200 })
    everything.set(entity, new Map(rows.map(row => [row.id, row])))
  }
  return {
    ...app,
    actors,
    everything,
    files,
    paths,
    oracle: createOracle(app.app.manifests, everything),
    tokens: await tokensOf(app, paths, everything),
  }
}

async function attachToAll(app: TestApp, entities: readonly string[]): Promise<World['files']> {
  const admin = app.actor({ id: 'token', kind: 'token', roles: [administrator] })
  const made: { entity: string; record: string; file: string }[] = []
  for (const entity of entities) {
    const path = app.app.manifests.flatMap(manifest => manifest.entities).find(({ name }) => name === entity)?.path
    const { rows } = await app.admin.call<{ rows: Row[] }>(`${path}.list`, { limit: 200 })
    for (const { id: record } of rows) {
      const body = Readable.from([`About ${record}`])
      const { id: file } = await app.app.attach(admin, { entity, id: record, name: `${record}.txt`, body })
      made.push({ entity, record, file })
    }
  }
  return made
}

async function tokensOf(app: TestApp, paths: ReadonlyMap<string, string>, all: Everything): Promise<Token[]> {
  const found: Token[] = []
  for (const [entity, rows] of all) {
    const texts = Object.entries(
      app.app.manifests.flatMap(m => m.entities).find(({ name }) => name === entity)?.fields ?? {},
    ).filter(([, { kind }]) => ['text', 'email', 'phone', 'url'].includes(kind))
    for (const record of rows.values()) {
      const history = await app.admin.call(`${paths.get(entity)}.history`, { id: record.id })
      for (const [field] of texts) {
        const values = [record[field], ...pastOf(history, field)].filter(value => typeof value === 'string')
        for (const text of new Set(values as string[])) found.push({ text, entity, record, field })
      }
    }
  }
  const counts = Map.groupBy(found, token => token.text)
  const whole = JSON.stringify([...all].map(([, rows]) => [...rows.values()]))
  // What the application says of itself, a column's title for one, is no leak: the preset's own text is the one.
  const said = Object.values(app.app.locales.en ?? {})
  return found.filter(
    ({ text }) =>
      counts.get(text)?.length === 1 &&
      /^[\w@.+ ]{8,80}$/.test(text) &&
      whole.split(text).length <= 2 &&
      said.filter(own => own.includes(text)).length <= 1,
  )
}

/** Whatever stands in a history under the field's name: pairs of before and after. */
function pastOf(history: unknown, field: string): unknown[] {
  const found: unknown[] = []
  JSON.stringify(history, (key, value) => {
    if (key === field && Array.isArray(value)) found.push(...value)
    return value
  })
  return found
}
