import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Dialect } from '../dialects/dialect.ts'
import { openDialect } from '../dialects/open.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { shop } from '../fixture/shop.ts'

interface Applied {
  readonly added: { readonly plugin: string; readonly records: { entity: string; count: number }[] }[]
  readonly present: string[]
}
interface Removed {
  readonly removed: { readonly entity: string; readonly count: number }[]
  readonly reset: { readonly entity: string; readonly count: number }[]
  readonly kept: { entity: string; id: string; label: string; why: string; by?: { entity: string; label: string } }[]
}

let fixture: Fixture
let dialect: Dialect
beforeEach(async () => {
  fixture = await openFixture([library, shop])
  dialect = await openDialect(fixture.url)
})
afterEach(async () => {
  await dialect.close()
  await fixture.close()
})

const apply = async (name = 'samples') => {
  const answer = await fixture.call<Applied>('kernel.applyPreset', { name })
  await fixture.app.idle()
  return answer
}
const remove = async (more: { all?: boolean } = {}) => {
  const answer = await fixture.call<Removed>('kernel.removePreset', { name: 'samples', ...more })
  await fixture.app.idle()
  return answer
}
const rowsOf = async (path: string) =>
  (await fixture.call<{ rows: { id: string; name: string; version: number }[] }>(`${path}.list`)).rows
const idOf = async (path: string, name: string) => (await rowsOf(path)).find(row => row.name === name)?.id as string
const nothing: Removed = { removed: [], reset: [], kept: [] }

/** How many rows each table has, but for those that remember that something was. */
async function sizes(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { name } of await dialect.schema()) {
    if (name === 'kernel_ledger') continue
    const [row] = await dialect.all({ sql: `select count(*) as n from "${name}"`, parameters: [] })
    found[name] = Number(row?.n)
  }
  return found
}

const all = [
  { entity: 'kernel.user', count: 2 },
  { entity: 'shop.customer', count: 1 },
  { entity: 'shop.line', count: 2 },
  { entity: 'shop.order', count: 2 },
]

test('what modules bring by a name comes once, and goes with all that followed, as if it had never been', async () => {
  const before = await sizes()
  const known = (isApplied: boolean) => ({
    presets: [{ name: 'samples', modules: [{ plugin: 'shop', isApplied }] }, { name: 'standard' }],
  })
  expect(await fixture.call('kernel.presets')).toMatchObject(known(false))
  expect(await apply()).toEqual({ added: [{ plugin: 'shop', records: all }], present: [] })
  expect(await fixture.call('kernel.presets')).toMatchObject(known(true))
  expect(await apply()).toEqual({ added: [], present: ['shop'] })
  const find = () => fixture.call<{ hits: unknown[] }>('kernel.search', { text: 'Acme' })
  expect([(await rowsOf('shop.stamps')).length, (await find()).hits.length]).toEqual([2, 1])

  expect(await remove()).toEqual({
    removed: [{ entity: 'kernel.mail', count: 2 }, ...all, { entity: 'shop.stamp', count: 2 }],
    reset: [{ entity: 'shop.counter', count: 1 }],
    kept: [],
  })
  expect(await fixture.call('kernel.presets')).toMatchObject(known(false))
  expect((await find()).hits).toEqual([])
  expect(await rowsOf('shop.counters')).toMatchObject([{ name: 'Front', head: null, staff: null }])
  // The counter was changed twice, there and back.
  expect(await sizes()).toEqual({ ...before, kernel_audit: (before.kernel_audit ?? 0) + 2 })
  expect(await fixture.call('kernel.doctor')).toEqual({ findings: [] })
  expect(await remove()).toEqual(nothing)
  expect((await apply()).added).toEqual([{ plugin: 'shop', records: all }])
})

test('what somebody changed, or points at, stays with what it needs and is named; the rest goes', async () => {
  await apply()
  const customer = await idOf('shop.customers', 'Acme')
  const open = await idOf('shop', 'Open')
  await fixture.call('shop.update', { id: open, set: { name: 'Ours' } })
  const answer = await remove()
  expect(answer.removed).toEqual([
    { entity: 'kernel.user', count: 1 },
    { entity: 'shop.line', count: 1 },
    { entity: 'shop.order', count: 1 },
    { entity: 'shop.stamp', count: 1 },
  ])
  expect(answer.kept.map(({ entity, label, why, by }) => [entity, label, why, by?.label])).toEqual(
    expect.arrayContaining([
      ['shop.order', 'Ours', 'changed', undefined],
      ['shop.customer', 'Acme', 'pointed', 'Ours'],
      ['kernel.user', 'Ann', 'pointed', 'Acme'],
      ['shop.line', 'Bolts', 'part', 'Ours'],
      ['shop.stamp', 'seen', 'part', 'Bolts'],
    ]),
  )
  // Ann's mails with her.
  expect(answer.kept).toHaveLength(7)
  expect(await fixture.call('kernel.doctor')).toEqual({ findings: [] })
  // It counts as there until the rest has gone.
  expect((await apply()).present).toEqual(['shop'])
  expect(await fixture.call('shop.customers.get', { id: customer })).toMatchObject({ name: 'Acme' })
  expect((await remove({ all: true })).kept).toEqual([])
  expect([await rowsOf('shop'), await rowsOf('shop.customers'), await rowsOf('kernel.users')]).toEqual([[], [], []])
  expect(await remove()).toEqual(nothing)
})

test('records of others keep what they point at, in the trash too; with `all` their refs are emptied', async () => {
  await apply()
  const customer = await idOf('shop.customers', 'Acme')
  const mine = await fixture.call<{ id: string }>('shop.create', { name: 'Mine', customer })
  const trashed = await fixture.call<{ id: string }>('shop.create', { name: 'Trashed', customer })
  await fixture.call('shop.delete', { id: trashed.id })
  const { kept, removed } = await remove()
  expect(removed).toContainEqual({ entity: 'shop.order', count: 2 })
  expect(kept.map(({ label, why, by }) => [label, why, by?.entity])).toEqual([
    ['Acme', 'pointed', 'shop.order'],
    ['Ann', 'pointed', 'shop.customer'],
    ['Seen', 'part', 'kernel.user'],
    ['Seen', 'part', 'kernel.user'],
  ])
  expect(await remove({ all: true })).toEqual({
    removed: [
      { entity: 'kernel.mail', count: 2 },
      { entity: 'kernel.user', count: 1 },
      { entity: 'shop.customer', count: 1 },
    ],
    reset: [{ entity: 'shop.order', count: 2 }],
    kept: [],
  })
  expect(await fixture.call('shop.get', { id: mine.id })).toMatchObject({ name: 'Mine', customer: null })
  await fixture.call('shop.restore', { id: trashed.id })
  expect(await fixture.call('shop.get', { id: trashed.id })).toMatchObject({ customer: null })
  expect(await fixture.call('kernel.doctor')).toEqual({ findings: [] })
})

test('a value that somebody gave since stays; a key goes with its person and is never left without him', async () => {
  await apply()
  const [ann, bob] = [await idOf('kernel.users', 'Ann'), await idOf('kernel.users', 'Bob')]
  const front = await idOf('shop.counters', 'Front')
  const eve = await fixture.call<{ id: string }>('kernel.users.create', { name: 'Eve', email: 'eve@example.com' })
  await fixture.call('shop.counters.update', { id: front, set: { staff: [bob, eve.id] } })
  await fixture.call(
    'kernel.createKey',
    { name: 'K', start: 'kith_', hash: 'a'.repeat(64), scopes: ['*'] },
    {
      as: { ...actor(['administrator'], ann), kind: 'user' },
    },
  )
  expect((await remove()).kept.map(({ label, by }) => [label, by?.entity])).toEqual(
    expect.arrayContaining([
      ['Bob', 'shop.counter'],
      ['Ann', 'kernel.key'],
    ]),
  )
  expect((await remove({ all: true })).removed).toContainEqual({ entity: 'kernel.key', count: 1 })
  expect(await rowsOf('shop.counters')).toMatchObject([{ head: null, staff: [eve.id] }])
})

test('what somebody deleted goes from the trash', async () => {
  await apply()
  const line = await fixture.call<{ rows: { id: string; what: string }[] }>('shop.lines.list')
  await fixture.call('shop.lines.delete', { id: line.rows.find(({ what }) => what === 'Bolts')?.id })
  expect((await remove()).kept).toEqual([])
  const [row] = await dialect.all({ sql: 'select count(*) as n from shop_line', parameters: [] })
  expect(Number(row?.n)).toBe(0)
})

test('one that was taken out stays out when the configuration names it', async () => {
  await apply()
  await remove()
  await fixture.app.close()
  const again = await openFixture([library, shop], { database: fixture.url, presets: ['samples'] })
  expect(await again.call('shop.count')).toEqual({ count: 0, capped: false })
  expect((await again.call<Applied>('kernel.applyPreset', { name: 'samples' })).added).toHaveLength(1)
  await again.close()
  fixture = await openFixture([library, shop], { database: fixture.url })
})

test('a module that fails adds nothing of its own; what is asked wrongly is refused with a code', async () => {
  await fixture.call('kernel.users.create', { name: 'Other', email: 'bob@example.com' })
  await expect(apply()).rejects.toMatchObject({
    code: 'KITH_PRESET_FAILED',
    details: { plugin: 'shop', preset: 'samples', code: 'KITH_INVALID' },
  })
  expect([await rowsOf('shop.customers'), await remove()]).toEqual([[], nothing])
  await expect(apply('nowhere')).rejects.toMatchObject({
    code: 'KITH_PRESET_UNKNOWN',
    details: { known: ['samples', 'standard'] },
  })
  await expect(fixture.call('kernel.removePreset', { name: 'standard' })).rejects.toMatchObject({
    code: 'KITH_INVALID',
    details: { problems: [{ path: 'name', code: 'standard' }] },
  })
  for (const operation of ['kernel.applyPreset', 'kernel.removePreset']) {
    await expect(fixture.call(operation, { name: 'samples' }, { as: actor(['librarian']) })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
  }
})

test('of a preset that was not written down nobody guesses what it made', async () => {
  await apply()
  const sql = "update kernel_ledger set checksum = '' where id = 'samples'"
  await dialect.commit({ steps: [{ sql, parameters: [] }] })
  await expect(remove({ all: true })).rejects.toMatchObject({
    code: 'KITH_PRESET_UNWRITTEN',
    details: { plugins: ['shop'] },
  })
  expect(await rowsOf('shop')).toHaveLength(2)
})
