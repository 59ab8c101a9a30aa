import { text } from 'node:stream/consumers'
import { entitiesOf, KithError, valueIn } from '@kith/sdk'
import { few } from '@kith/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import config from '../../kith.config.ts'
import type { Row } from './oracle.ts'
import { type Ask, surfaces } from './surfaces.ts'
import { openWays, overRest, overTrpc, type Ways } from './ways.ts'
import { createWorld, type World } from './world.ts'

// Every way in is walked for every record: on a busy machine an export of all fields takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let world: World
let ways: Ways
beforeAll(async () => {
  world = await createWorld()
  ways = await openWays(world)
})
afterAll(async () => {
  await ways?.close()
  await world?.close()
})

/** Every role in the long test, one of each sort in the quick one. */
const roles =
  process.env.KITH_WALK === 'whole'
    ? (['sales-manager', 'marketing', 'service', 'service-manager', 'data-administrator'] as const)
    : (['sales', 'intern', 'nobody'] as const)

const direct =
  (role: string): Ask =>
  async (operation, input = {}) => {
    try {
      return await world.app.call(world.actors[role] as never, operation, input)
    } catch (error) {
      if (!(error instanceof KithError)) throw error
      return { error: { code: error.code, message: error.message, details: error.details } }
    }
  }

/** What of the answer the role may not know. */
/** The field that names what a record is a part of: who may read that one sees the part on its timeline. */
const within = new Map(
  config.plugins
    .flatMap(({ contract }) => entitiesOf(contract))
    .flatMap(entity => (entity.within === undefined ? [] : [[entity.name, entity.within] as const])),
)

function isPartOfReadable(role: string, { entity, record }: World['tokens'][number]): boolean {
  const whole = record[within.get(entity) ?? ''] as { readonly entity: string; readonly id: string } | null | undefined
  const row = whole && world.everything.get(whole.entity)?.get(whole.id)
  return row ? world.oracle.reads(world.actors[role] as never, whole.entity, row) : false
}

function leaks(role: string, answer: unknown): string[] {
  const said = JSON.stringify(answer)
  const actor = world.actors[role] as never
  return world.tokens
    .filter(token => said.includes(token.text) && !world.oracle.reads(actor, token.entity, token.record, token.field))
    .map(({ entity, field, text: found }) => `${entity}.${field}: ${found}`)
}

test('there are texts to be found, and an administrator finds them', async () => {
  const list = surfaces.find(({ name }) => name === 'list')
  const answer = await list?.run(direct('administrator'), world, world.actors.administrator as never)
  const said = JSON.stringify(answer)
  const current = world.tokens.filter(({ record, field, text: found }) => record[field] === found)
  expect(current.length).toBeGreaterThan(40)
  expect(current.filter(token => !said.includes(token.text))).toEqual([])
  // The walk sees a leak where there is one.
  expect(leaks('nobody', answer).length).toBeGreaterThan(30)
})

describe.each(roles)('%s', role => {
  test.each(surfaces.map(surface => [surface.name, surface] as const))(
    'finds nothing by %s that the matrix denies',
    async (name, surface) => {
      const answer = await surface.run(direct(role), world, world.actors[role] as never)
      const parts = name === 'timeline' ? world.tokens.filter(token => isPartOfReadable(role, token)) : []
      const allowed = new Set(parts.map(({ entity, field, text: found }) => `${entity}.${field}: ${found}`))
      expect(leaks(role, answer).filter(leak => !allowed.has(leak))).toEqual([])
      if (name === 'export' && ['sales-manager', 'intern'].includes(role)) {
        const files = (answer as unknown[]).filter(file => typeof file === 'string' && file.includes('Orion'))
        expect(files.length, 'who may export is given something').toBeGreaterThan(0)
      }
    },
  )

  test('finds nothing over HTTP, by tRPC or REST', async () => {
    const some = surfaces.filter(({ name }) => ['list', 'get', 'history', 'labels'].includes(name))
    // Each record is asked for above; of HTTP the quick test asks the newest of each kind.
    const everything = new Map([...world.everything].map(([entity, rows]) => [entity, new Map(few([...rows], 8))]))
    for (const way of [overTrpc, overRest]) {
      for (const surface of some) {
        const answer = await surface.run(way(ways, role), { ...world, everything }, world.actors[role] as never)
        expect(leaks(role, answer)).toEqual([])
      }
    }
  })

  test('is answered the records and fields that the matrix allows, all of them, and counted no others', async () => {
    const actor = world.actors[role] as never
    for (const [entity, path] of world.paths) {
      // The walk's own exports are some.
      if (entity === 'kernel.batch') continue
      const rows = [...(world.everything.get(entity)?.values() ?? [])]
      const seen = rows.filter(row => world.oracle.reads(actor, entity, row))
      const answer = (await direct(role)(`${path}.list`, { limit: 200 })) as { rows?: Row[] }
      expect(answer.rows?.map(row => row.id).sort() ?? [], entity).toEqual(seen.map(row => row.id).sort())
      for (const row of answer.rows ?? []) {
        const whole = world.everything.get(entity)?.get(row.id) as Row
        const fields = Object.keys(
          world.app.manifests.flatMap(m => m.entities).find(e => e.name === entity)?.fields ?? {},
        )
        const allowed = fields.filter(field => world.oracle.reads(actor, entity, whole, field))
        expect(
          fields.filter(field => valueIn(row, field) !== undefined),
          `${entity} ${row.id}`,
        ).toEqual(allowed)
      }
      if (answer.rows) expect(await direct(role)(`${path}.count`)).toEqual({ count: seen.length, capped: false })
      for (const row of rows.slice(0, 6)) {
        const why = (await direct(role)('kernel.explain', { verb: 'read', entity, record: row.id })) as object
        expect(why).toMatchObject({ allowed: world.oracle.reads(actor, entity, row) })
      }
    }
  })

  test('has the files of the records that he may read, and of no other', async () => {
    const actor = world.actors[role] as never
    for (const { entity, record, file } of world.files) {
      const row = world.everything.get(entity)?.get(record) as Row
      const may = world.oracle.reads(actor, entity, row)
      const body = await world.app.downloadAttachment(actor, file).then(
        async download => await text(download.body),
        (error: { code: string }) => error.code,
      )
      expect(body, `${entity} ${record}`).toBe(may ? `About ${record}` : 'KITH_NOT_FOUND')
    }
  })

  test('is told live of changes of the records that he may see, and of no other', async () => {
    const heard = await ways.listen(role)
    const touched: string[] = []
    for (const [entity, path] of world.paths) {
      if (!['accounts.contact', 'leads.lead', 'accounts.account'].includes(entity)) continue
      for (const { id } of world.everything.get(entity)?.values() ?? []) {
        await world.admin
          .call(`${path}.update`, { id, set: { title: `At ${touched.length} for ${role}` } })
          .catch(() => world.admin.call(`${path}.update`, { id, set: { address: `At ${touched.length} for ${role}` } }))
        touched.push(`${entity} ${id}`)
      }
    }
    const mine = touched.filter(key => {
      const [entity, id] = key.split(' ') as [string, string]
      const row = world.everything.get(entity)?.get(id) as Row
      return world.oracle.reads(world.actors[role] as never, entity, row)
    })
    // One that everybody may see ends the wait.
    const [team] = world.everything.get('kernel.team')?.keys() ?? []
    await world.admin.call('kernel.teams.update', { id: team, set: { name: `Seen by ${role}` } })
    expect((await heard('kernel.team')).filter(key => !key.startsWith('kernel.')).sort()).toEqual(mine.sort())
  })
})

describe('a field that is kept from the actor', () => {
  const hidden = [
    ['intern', 'leads.lead', 'email'],
    ['intern', 'leads.lead', 'score'],
    ['intern', 'accounts.account', 'phone'],
    ['intern', 'accounts.account', 'owner'],
    ['nobody', 'kernel.mail', 'subject'],
  ] as const

  test.each(hidden)(
    '%s asks for %s.%s and is told what he is told of a field that is not there',
    async (role, entity, field) => {
      const path = world.paths.get(entity) as string
      const asks = (name: string) =>
        [
          { where: { [name]: { empty: false } } },
          { where: { [name]: 'x' } },
          { where: { not: { [name]: { gt: 1 } } } },
          { where: { any: [{ [name]: null }, { name: 'x' }] } },
          { where: { [name]: { via: { name: 'x' } } } },
          { sort: [name] },
          { sort: [`-${name}`, 'createdAt'] },
          { with: [name] },
        ] as const
      for (const [i, input] of asks(field).entries()) {
        const real = JSON.stringify(await direct(role)(`${path}.list`, input))
        const none = JSON.stringify(await direct(role)(`${path}.list`, asks('nosuchfield')[i] as object))
        expect(real.replaceAll(field, 'nosuchfield')).toBe(none)
        expect(real).toContain('error')
      }
      const count = async (name: string) =>
        JSON.stringify(await direct(role)(`${path}.count`, { where: { [name]: 'x' } }))
      expect((await count(field)).replaceAll(field, 'nosuchfield')).toBe(await count('nosuchfield'))
    },
  )

  test.each(['leads.lead', 'accounts.account'])('no export of %s has it, is filtered or sorted by it', async entity => {
    const name = entity === 'leads.lead' ? 'email' : 'phone'
    for (const asked of [{ columns: [name] }, { where: { [name]: { empty: false } } }, { sort: [name] }]) {
      const none = JSON.parse(JSON.stringify(asked).replaceAll(name, 'nosuchfield'))
      const refused = await direct('intern')('kernel.startExport', { entity, ...asked })
      expect(refused).toHaveProperty('error')
      expect(JSON.stringify(refused).replaceAll(name, 'nosuchfield')).toBe(
        JSON.stringify(await direct('intern')('kernel.startExport', { entity, ...none })),
      )
    }
  })

  test('no preview of a merge shows it', async () => {
    const own = [...(world.everything.get('accounts.account')?.values() ?? [])].map(row => row.id)
    const preview = (await direct('intern')('kernel.mergePreview', {
      entity: 'accounts.account',
      into: own[0],
      from: [own[1]],
    })) as { fields: { field: string }[] }
    expect(preview.fields.map(({ field }) => field)).toEqual(['name'])
  })

  test('on some records only: filters and sorts answer the records on which he may read it', async () => {
    const ask = direct('intern')
    const own = world.actors.intern?.id
    for (const input of [
      { where: { email: { empty: false } } },
      { where: { not: { email: 'x' } } },
      { sort: ['email'] },
    ]) {
      const { rows } = (await ask('accounts.contacts.list', { limit: 200, ...input })) as { rows: Row[] }
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(row => row.owner !== own)).toEqual([])
    }
  })

  test('cannot be written, and a cursor of somebody else’s sort is refused', async () => {
    const [mine] = [...(world.everything.get('leads.lead')?.values() ?? [])].filter(
      r => r.owner === world.actors.intern?.id,
    )
    const refused = await direct('intern')('leads.update', { id: mine?.id as string, set: { email: 'a@b.example' } })
    expect(refused).toMatchObject({ error: { details: { problems: [{ path: 'email', code: 'unknown' }] } } })
    const page = (await direct('administrator')('leads.list', { sort: ['email'], limit: 1 })) as { next: string }
    const stolen = await direct('intern')('leads.list', { after: page.next })
    expect(stolen).toMatchObject({ error: { code: 'KITH_CURSOR' } })
  })
})
