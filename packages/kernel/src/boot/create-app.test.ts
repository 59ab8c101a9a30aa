import {
  type AnyPlugin,
  defineContract,
  definePlugin,
  entity,
  type Fields,
  integer,
  join,
  type Migration,
  page,
  phone,
  ref,
  tap,
  text,
  type WriteVerb,
} from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppOptions } from '../app.ts'
import { type FreshDatabase, freshDatabase } from '../dialects/fresh.ts'
import { openFixture } from '../fixture/app.ts'
import { book, library } from '../fixture/library.ts'
import { createApp } from './create-app.ts'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.remove())

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const boot = (
  plugins: readonly AnyPlugin[],
  options: Partial<AppOptions> & { settings?: Record<string, Record<string, unknown>> } = {},
) =>
  createApp({
    database: database.url,
    log: silent,
    ...options,
    config: { plugins, settings: options.settings ?? {} },
  })
const refused = async (plugins: readonly AnyPlugin[], options = {}) => {
  const app = await boot(plugins, options).catch(error => error)
  if ('close' in app) await app.close()
  return app
}

const plugin = (name: string, needs: readonly AnyPlugin[] = [], version = '0.1.0', more: object = {}): AnyPlugin =>
  definePlugin({
    contract: defineContract({ name, version }),
    dependsOn: needs.map(need => need.contract),
    handlers: {},
    ...more,
  } as never) as unknown as AnyPlugin

const withEntity = (fields: Fields, migrations: readonly Migration[] = []): AnyPlugin =>
  definePlugin({
    contract: defineContract({ name: 'things', version: '0.1.0', main: entity('things.thing', { fields }) }),
    handlers: {},
    migrations,
  } as never) as unknown as AnyPlugin

describe('the plugin graph', () => {
  test('a missing plugin is named with who needs it', async () => {
    const a = plugin('alpha')
    expect(await refused([plugin('beta', [a])])).toMatchObject({
      code: 'KITH_PLUGIN_MISSING',
      details: { plugin: 'beta', missing: 'alpha' },
    })
  })

  test('a plugin twice, a version that does not fit and a circle are refused', async () => {
    const a = plugin('alpha')
    expect(await refused([a, a])).toMatchObject({ code: 'KITH_PLUGIN_TWICE' })
    expect(await refused([plugin('alpha', [], '0.2.0'), plugin('beta', [a])])).toMatchObject({
      code: 'KITH_PLUGIN_VERSION',
    })
    expect(await refused([plugin('alpha', [plugin('beta')]), plugin('beta', [a])])).toMatchObject({
      code: 'KITH_PLUGIN_CYCLE',
      details: { cycle: ['alpha', 'beta', 'alpha'] },
    })
  })

  test('two plugins that claim one tap, and a tap on a hook that nobody offers, are refused', async () => {
    const sameTap = { taps: [tap()(book.saved, { id: 'same.tap', run: () => {} })] }
    expect(
      await refused([
        library,
        plugin('alpha', [library], '0.1.0', sameTap),
        plugin('beta', [library], '0.1.0', sameTap),
      ]),
    ).toMatchObject({
      code: 'KITH_COLLISION',
      details: { plugins: ['alpha', 'beta'] },
    })
    expect(await refused([plugin('alpha', [], '0.1.0', sameTap)])).toMatchObject({ code: 'KITH_HOOK_UNKNOWN' })
  })

  test('what a plugin does with another one is there when that is, and is a dependency then', async () => {
    const { contract } = plugin('beta', [], '0.2.0')
    const more = { taps: [tap()(book.saved, { id: 'alpha.books', run: () => {} })] }
    const joins = (other = contract, parts: object = {}) => ({ joins: [join()(other, parts)] })
    const names = async (plugins: readonly AnyPlugin[]) => {
      const app = await boot(plugins)
      const found = app.manifests.map(({ name, taps }) => [name, taps.map(({ id }) => id)] as const)
      await app.close()
      return found.filter(([name]) => name === 'alpha' || name === 'library')
    }
    const alpha = plugin('alpha', [], '0.1.0', joins(library.contract, more))
    expect(await names([alpha])).toEqual([['alpha', []]])
    const both = await names([alpha, library])
    expect(both.map(([name]) => name)).toEqual(['library', 'alpha'])
    expect(both[1]?.[1]).toEqual(['alpha.books'])
    const joined = plugin('alpha', [], '0.1.0', joins())
    expect(await refused([joined, plugin('beta')])).toMatchObject({ code: 'KITH_PLUGIN_VERSION' })
    expect(await refused([joined, plugin('beta', [joined], '0.2.0')])).toMatchObject({ code: 'KITH_PLUGIN_CYCLE' })
  })

  test('a page that another plugin makes needless is there only without that one', async () => {
    const ui = [page({ path: 'all', element: 'alpha-all', module: '@alpha/ui', unless: 'library' })]
    const pages = async (plugins: readonly AnyPlugin[]) => {
      const app = await boot(plugins)
      const found = app.manifests.find(({ name }) => name === 'alpha')?.ui
      await app.close()
      return found?.map(one => one.part === 'page' && one.path)
    }
    const alpha = plugin('alpha', [], '0.1.0', { ui })
    expect(await pages([alpha])).toEqual(['all'])
    expect(await pages([alpha, library])).toEqual([])
  })

  test('what it and two plugins that it joins write is written by all of them', async () => {
    const beta = plugin('beta')
    const writes = (...verbs: WriteVerb[]) => ({ writes: { 'library.book': verbs } })
    const alpha = plugin('alpha', [library], '0.1.0', {
      ...writes('create'),
      joins: [join()(library.contract, writes('create', 'delete')), join()(beta.contract, writes('update'))],
    })
    const app = await boot([library, beta, alpha])
    const manifest = app.manifests.find(({ name }) => name === 'alpha')
    await app.close()
    expect(manifest?.writes).toEqual({ 'library.book': ['create', 'delete', 'update'] })
  })

  test('taps that want to run before each other are refused', async () => {
    const taps = [
      tap()(book.saving, { id: 'alpha.one', before: ['alpha.two'] }),
      tap()(book.saving, { id: 'alpha.two', before: ['alpha.one'] }),
    ]
    expect(await refused([library, plugin('alpha', [library], '0.1.0', { taps })])).toMatchObject({
      code: 'KITH_TAP_CYCLE',
    })
  })

  test('a setting that is wrong or not there is named', async () => {
    expect(await refused([library], { settings: { library: { days: 'many' } } })).toMatchObject({
      code: 'KITH_INVALID',
      details: { problems: [{ path: 'settings.library.days', code: 'type' }] },
    })
    expect(await refused([library], { settings: { library: { dayz: 1 } } })).toMatchObject({ code: 'KITH_INVALID' })
    expect(await refused([library], { settings: { libary: {} } })).toMatchObject({ code: 'KITH_CONFIG' })
  })

  test('a ref to an entity that nobody has, and a field name that cannot be, are refused', async () => {
    expect(await refused([withEntity({ other: ref('nowhere.thing') })])).toMatchObject({ code: 'KITH_REF' })
    expect(await refused([withEntity({ any: text() })])).toMatchObject({ code: 'KITH_FIELD' })
  })
})

describe('the schema', () => {
  const admin = { id: 'system', kind: 'system', roles: [], locale: 'en', zone: 'UTC' } as const

  test('a new field is added, a renamed one keeps its data, and nothing is dropped', async () => {
    const first = await boot([withEntity({ name: text({ required: true }), telephone: phone() })])
    expect(first.fresh).toBe(true)
    const made = (await first.call(admin, 'things.create', { name: 'Ann', telephone: '+8613801395136' })) as {
      id: string
    }
    await first.close()
    const second = await boot([
      withEntity({
        name: text({ required: true }),
        phone: phone({ was: 'telephone', index: true }),
        size: integer({ index: true }),
      }),
    ])
    expect(second.fresh).toBe(false)
    expect(await second.call(admin, 'things.get', { id: made.id })).toMatchObject({
      name: 'Ann',
      phone: '+8613801395136',
      size: null,
    })
    await second.close()
    const third = await boot([withEntity({ name: text({ required: true }) })])
    await third.call(admin, 'things.create', { name: 'Bob' })
    await third.close()
    const fourth = await boot([withEntity({ name: text({ required: true }), phone: phone() })])
    expect(await fourth.call(admin, 'things.get', { id: made.id })).toMatchObject({ phone: '+8613801395136' })
    await fourth.close()
  })

  test('a field whose kind changed is refused, not converted', async () => {
    await (await boot([withEntity({ size: text() })])).close()
    expect(await refused([withEntity({ size: integer() })])).toMatchObject({
      code: 'KITH_SCHEMA',
      details: { table: 'things_thing', column: 'size' },
    })
  })
})

describe('migrations', () => {
  const admin = { id: 'system', kind: 'system', roles: [], locale: 'en', zone: 'UTC' } as const
  const fields = { name: text({ required: true }), size: integer() }
  const fill: Migration = { id: '0001-fill', statements: ['update things_thing set size = 7 where size is null'] }

  test('move data once, after a copy; a new installation only notes them; a changed text is refused', async () => {
    const first = await boot([withEntity(fields)])
    const made = (await first.call(admin, 'things.create', { name: 'Ann' })) as { id: string }
    await first.close()
    const copies: string[] = []
    const beforeMigration = async () => void copies.push('copy')
    const second = await boot([withEntity(fields, [fill])], { beforeMigration })
    expect(await second.call(admin, 'things.get', { id: made.id })).toMatchObject({ size: 7 })
    await second.call(admin, 'things.update', { id: made.id, set: { size: null } })
    await second.close()
    const third = await boot([withEntity(fields, [fill])], { beforeMigration })
    expect(await third.call(admin, 'things.get', { id: made.id })).toMatchObject({ size: null })
    await third.close()
    expect(copies).toEqual(['copy'])
    expect(await refused([withEntity(fields, [{ ...fill, statements: ['delete from things_thing'] }])])).toMatchObject({
      code: 'KITH_MIGRATION_CHANGED',
    })
  })

  test('one that fails leaves nothing of itself', async () => {
    const first = await boot([withEntity(fields)])
    await first.call(admin, 'things.create', { name: 'Ann' })
    await first.close()
    const broken: Migration = {
      id: '0001',
      statements: ['update things_thing set size = 1', 'update nowhere set x = 1'],
    }
    expect(await refused([withEntity(fields, [broken])])).toMatchObject({ code: 'KITH_DATABASE_STATEMENT' })
    const again = await boot([withEntity(fields)])
    expect(await again.call(admin, 'things.list', {})).toMatchObject({ rows: [{ size: null }] })
    await again.close()
  })
})

test('a plugin’s manifest is data: it is the same after a trip through JSON', async () => {
  const fixture = await openFixture()
  expect(JSON.parse(JSON.stringify(fixture.app.manifests))).toEqual(fixture.app.manifests)
  await fixture.close()
})
