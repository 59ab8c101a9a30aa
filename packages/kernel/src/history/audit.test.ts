import { type AuditEntry, type AuditInput, defineContract, definePlugin } from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

/** Lets whoever leads look into the audit, with no more rights to records. */
const auditing = definePlugin({
  contract: defineContract({ name: 'auditing', version: '0.1.0' }),
  handlers: {},
  grants: { visitor: ['kernel.audit'], director: ['kernel.audit'] },
})

let now = new Date('2026-01-05T09:00:00Z')
let fixture: Fixture
beforeEach(async () => {
  now = new Date('2026-01-05T09:00:00Z')
  fixture = await openFixture([people, auditing], { clock: { now: () => now, wakeAt: () => () => {} } })
})
afterEach(() => fixture.close())

interface Page {
  readonly rows: readonly AuditEntry[]
  readonly next?: string
}
const read = (input: AuditInput = {}, as = fixture.admin) => fixture.call<Page>('kernel.audit', input, { as })
const create = async (values: object) => (await fixture.call<{ id: string }>('people.create', values)).id
const update = (id: string, set: object) => fixture.call('people.update', { id, set })
/** What the kernel itself made at the start is none of these tests. */
const told = ({ rows }: Page) =>
  rows.filter(({ record }) => record.entity.startsWith('people.')).map(({ verb, label }) => `${verb} ${label}`)

describe('the audit', () => {
  test('tells what was changed of records of every kind, latest first, with both values', async () => {
    const ann = await create({ name: 'Ann' })
    const { id: firm } = await fixture.call<{ id: string }>('people.firms.create', { name: 'Cranes Ltd' })
    await update(ann, { state: 'closed' })
    await fixture.call('people.delete', { id: ann })
    const page = await read()
    expect(told(page)).toEqual(['delete Ann', 'update Ann', 'create Cranes Ltd', 'create Ann'])
    expect(page.rows[1]).toMatchObject({
      record: { entity: 'people.person', id: ann },
      actor: 'token',
      plugin: 'people',
      version: 2,
      changes: { state: ['open', 'closed'] },
    })
    expect(page.rows[2]).toMatchObject({ record: { entity: 'people.firm', id: firm }, changes: {} })
  })

  test('is paged by cursor, each entry once', async () => {
    const id = await create({ name: 'Ann' })
    for (let n = 0; n < 8; n++) await update(id, { name: `Ann ${n}` })
    const versions: number[] = []
    let after: string | undefined
    do {
      const page = await read({ entity: 'people.person', limit: 4, ...(after ? { after } : {}) })
      versions.push(...page.rows.map(({ version }) => version))
      after = page.next
    } while (after)
    expect(versions).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    await expect(read({ after: 'made up' })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
  })

  test('is narrowed to who, what kind of record, which verb and when', async () => {
    const first = await create({ name: 'Ann' })
    now = new Date('2026-01-06T09:00:00Z')
    const boss = actor(['manager'])
    await fixture.call('people.update', { id: first, set: { name: 'Anna' } }, { as: boss })
    await fixture.call('people.firms.create', { name: 'Cranes Ltd' })
    expect(told(await read({ actor: boss.id }))).toEqual(['update Anna'])
    expect(told(await read({ entity: 'people.firm' }))).toEqual(['create Cranes Ltd'])
    expect(told(await read({ verb: 'create' }))).toEqual(['create Cranes Ltd', 'create Anna'])
    expect(told(await read({ to: '2026-01-06T00:00:00Z' }))).toEqual(['create Anna'])
    expect(told(await read({ from: '2026-01-06T10:00:00+01:00' }))).toEqual(['create Cranes Ltd', 'update Anna'])
    expect(told(await read({ from: '2026-01-06T09:00:01Z' }))).toEqual([])
    expect(told(await read({ actor: 'system', entity: 'people.person' }))).toEqual([])
  })
})

describe('who reads the audit', () => {
  test('is an administrator, or who was given the right to it', async () => {
    await expect(read({}, actor(['manager']))).rejects.toMatchObject({ code: 'KITH_DENIED' })
    expect(told(await read({}, actor(['visitor'])))).toEqual([])
  })

  test('sees of records and fields what he may read, and of others that there is nothing', async () => {
    const team = (await fixture.call<{ id: string }>('kernel.teams.create', { name: 'North' })).id
    const { id: owner } = await fixture.call<{ id: string }>('kernel.users.create', {
      name: 'Lin Wei',
      email: 'lin@example.cn',
      team,
    })
    const mine = await create({ name: 'Ann', owner })
    const other = await create({ name: 'Bob', state: 'closed' })
    await update(mine, { note: 'secret' })
    await update(mine, { note: 'secret too', name: 'Anna' })
    await update(other, { name: 'Bobby' })
    const director = { ...actor(['director'], owner), team, below: [team], above: [team] }
    const seen = await read({}, director)
    expect(told(seen)).toEqual(['update Anna', 'create Anna'])
    expect(seen.rows[0]?.changes).toEqual({ name: ['Ann', 'Anna'] })
    expect(JSON.stringify(seen)).not.toContain('secret')
    expect(told(await read({}, actor(['visitor'])))).toEqual(['update Anna', 'update Anna', 'create Anna'])
  })
})
