import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture([library], { settings: { library: { days: 21 } } })
})
afterAll(() => fixture?.close())

interface Said {
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
  readonly changed: readonly string[]
}
const settings = () => fixture.call<Said>('kernel.settingsOf', { plugin: 'library' })
const change = (set: object, more = {}) => fixture.call('kernel.changeSettings', { plugin: 'library', set, ...more })

/** Days until a book that is lent now is due. */
async function daysOf({ call }: Fixture): Promise<number> {
  const { id } = await call<{ id: string }>('library.create', { title: 'Dune' })
  await call('library.lend', { id, to: 'a@example.com' })
  const { due } = await call<{ due: string }>('library.get', { id })
  return Math.round((Date.parse(due) - Date.now()) / 86_400_000)
}

test('a setting is changed while the server runs, and goes back to what is configured', async () => {
  expect(await settings()).toEqual({ version: 0, values: { days: 21 }, configured: { days: 21 }, changed: [] })
  expect(await daysOf(fixture)).toBe(21)
  await change({ days: 3 }, { version: 0 })
  expect(await daysOf(fixture)).toBe(3)
  expect(await settings()).toEqual({ version: 1, values: { days: 3 }, configured: { days: 21 }, changed: ['days'] })
  await change({ days: null }, { version: 1 })
  expect(await daysOf(fixture)).toBe(21)
  expect(await settings()).toMatchObject({ version: 2, values: { days: 21 }, changed: [] })
})

test('other servers follow within a second, and the next start too', async () => {
  const config = { settings: { library: { days: 21 } }, database: fixture.url, files: fixture.files }
  const other = await openFixture([library], config)
  try {
    await change({ days: 5 })
    await vi.waitFor(async () => expect(await daysOf(other)).toBe(5), { timeout: 20_000, interval: 200 })
  } finally {
    await other.close()
  }
  const later = await openFixture([library], config)
  try {
    expect(await daysOf(later)).toBe(5)
  } finally {
    await later.close()
  }
})

test('has a history', async () => {
  const { rows } = await fixture.call<{ rows: readonly { id: string }[] }>('kernel.settings.list', {})
  const past = await fixture.call<{ rows: readonly unknown[] }>('kernel.settings.history', { id: rows[0]?.id })
  expect(past.rows).toHaveLength(3)
})

test.each([
  ['one that is wrong', { days: 'many' }, { path: 'days', code: 'type' }],
  ['one that there is not', { dayz: 1 }, { path: 'dayz', code: 'unknown' }],
  ['a name of every object', { constructor: 1 }, { path: 'constructor', code: 'unknown' }],
])('%s is refused', async (_, set, problem) => {
  await expect(change(set)).rejects.toMatchObject({ code: 'KITH_INVALID', details: { problems: [problem] } })
})

test('is not written past its plugin', async () => {
  const create = (values: object) => fixture.call('kernel.settings.create', values)
  await expect(create({ plugin: 'nobody', values: {} })).rejects.toMatchObject({
    details: { code: 'setting.unknown_plugin' },
  })
  await expect(create({ plugin: 'kernel', values: { keepFilesDays: -1 } })).rejects.toMatchObject({
    details: { code: 'setting.wrong' },
  })
  await expect(fixture.call('kernel.settingsOf', { plugin: 'nobody' })).rejects.toMatchObject({
    code: 'KITH_NOT_FOUND',
  })
})

test('two who change at once: the second is told', async () => {
  const { version } = await settings()
  await change({ days: 8 }, { version })
  for (const old of [version, 0]) {
    await expect(change({ days: 9 }, { version: old })).rejects.toMatchObject({ code: 'KITH_CONFLICT' })
  }
})

test('only an administrator may', async () => {
  const as = actor(['librarian'])
  for (const [operation, input] of [
    ['kernel.settingsOf', { plugin: 'library' }],
    ['kernel.changeSettings', { plugin: 'library', set: {} }],
  ] as const) {
    await expect(fixture.call(operation, input, { as })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  }
})
