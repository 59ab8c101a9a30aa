import {
  type Actor,
  type AnyPlugin,
  administrator,
  defineContract,
  definePlugin,
  type Event,
  entitiesOf,
  entity,
  join,
  type ModulePlan,
  type ModuleState,
  tap,
  text,
} from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { App } from '../app.ts'
import { createApp } from '../boot/create-app.ts'
import { type FreshDatabase, freshDatabase } from '../dialects/fresh.ts'
import { actor } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { connect } from './fixture/connect.ts'
import { watchWith } from './fixture/watch.ts'

let database: FreshDatabase
let app: App | undefined
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  await app?.close()
  app = undefined
  await database.remove()
})

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const admin: Actor = { id: 'token', kind: 'token', roles: [administrator], scopes: ['*'], locale: 'en', zone: 'UTC' }
const call = async <T>(operation: string, input: object = {}) => (await (app as App).call(admin, operation, input)) as T

/** Ends the server, and starts one of these plugins on the same database. It makes no deliveries until it is told to. */
async function start(
  plugins: readonly AnyPlugin[],
  settings: Record<string, Record<string, unknown>> = {},
): Promise<App> {
  await app?.close()
  app = undefined
  app = await createApp({ database: database.url, log: silent, config: { plugins, settings } })
  return app
}

const far = (plugin: AnyPlugin): AnyPlugin => {
  const manifest = remoteManifestOf(plugin)
  return remotePlugin(manifest, { hash: hashOf(manifest) }) as AnyPlugin
}
const hashed = (plugin: AnyPlugin) => hashOf(remoteManifestOf(plugin))
const moduleOf = async (name: string) =>
  (await call<{ modules: ModuleState[] }>('kernel.modules')).modules.find(one => one.name === name) as ModuleState
const plan = (name: string, change: string) => call<ModulePlan>('kernel.modulePlan', { name, change })
const change = (name: string, what: string, hash?: string) =>
  call('kernel.changeModule', { name, change: what, ...(hash !== undefined && { hash }) })
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

const watch = watchWith()
const people = definePlugin({
  contract: defineContract({
    name: 'people',
    version: '0.1.0',
    main: entity('people.person', { fields: { name: text({ required: true, personal: true }) }, person: {} }),
  }),
  handlers: {},
} as never) as unknown as AnyPlugin

/** A plugin that listens to another one where that is there. */
function alphaWith(other: AnyPlugin) {
  const seen: string[] = []
  const saved = entitiesOf(other.contract)[0]?.saved as Event
  const alpha = definePlugin({
    contract: defineContract({ name: 'alpha', version: '0.1.0' }),
    joins: [
      join()(other.contract, {
        taps: [
          tap()(saved, { id: 'alpha.notes', run: (_ctx, payload) => void seen.push((payload as { id: string }).id) }),
        ],
      }),
    ],
    handlers: {},
  } as never) as unknown as AnyPlugin
  return { alpha, seen }
}

describe('a module that is turned off', () => {
  const seen = async (id: string) =>
    (await call<{ rows: { seen: number }[] }>('watch.list', { where: { book: id }, sort: ['createdAt'] })).rows.map(
      row => row.seen,
    )

  test('is left out by the next start; its data and its deliveries stay, and it goes on in order', async () => {
    const { idle } = await start([library, watch])
    const { id } = await call<{ id: string }>('library.create', { title: 'Dune', ext: { watch: { stars: 5 } } })
    const other = await call<{ id: string }>('library.create', { title: 'Emma' })
    app?.start()
    await idle()
    await start([library, watch])
    for (const title of ['Dune 2', 'Dune 3']) await call('library.update', { id, set: { title } })
    expect(await plan('watch', 'disable')).toMatchObject({
      refused: null,
      entities: [{ entity: 'watch.note', records: 2 }],
      fields: ['library.book.ext.watch.stars'],
      operations: ['watch.look'],
      routes: ['GET /watch'],
      pages: ['watch/all'],
      taps: ['library.book.saved (watch.books)'],
      jobs: ['watch.daily'],
      grants: ['reader: watch.look'],
      deliveries: { waiting: 2, dead: 0, oldest: expect.stringMatching(/^20/) },
    })
    await change('watch', 'disable')
    expect(await moduleOf('watch')).toMatchObject({ isEnabled: true, staysEnabled: false })
    expect(await call('watch.count', {})).toMatchObject({ count: 2 })

    const without = await start([library, watch])
    without.start()
    await expect(call('watch.list')).rejects.toMatchObject({ code: 'KITH_OPERATION' })
    expect(without.routes.map(route => route.path)).not.toContain('/watch')
    expect(await call('library.get', { id })).not.toHaveProperty('ext.watch')
    await call('library.update', { id, set: { title: 'Dune 4' } })
    await without.idle()
    expect(await moduleOf('watch')).toMatchObject({
      isEnabled: false,
      staysEnabled: false,
      deliveries: { waiting: 2, dead: 0 },
    })
    expect(await plan('watch', 'enable')).toMatchObject({
      refused: null,
      entities: [{ entity: 'watch.note', records: 2 }],
      operations: ['watch.look'],
      deliveries: { waiting: 2 },
    })
    await change('watch', 'enable')

    const again = await start([library, watch])
    again.start()
    await call('library.update', { id, set: { title: 'Dune 5' } })
    await again.idle()
    expect(await seen(id)).toEqual([1, 2, 3, 5])
    expect(await seen(other.id)).toEqual([1])
    expect(await call('library.get', { id })).toMatchObject({ ext: { watch: { stars: 5 } } })
    expect(await moduleOf('watch')).toMatchObject({ isEnabled: true, deliveries: { waiting: 0, dead: 0 } })
  })

  test('takes with it what others do because of it, and their deliveries wait too', async () => {
    const { alpha, seen: heard } = alphaWith(watch)
    await start([library, watch, alpha])
    const { id } = await call<{ id: string }>('watch.create', { book: 'Dune' })
    expect(await plan('watch', 'disable')).toMatchObject({
      taps: ['library.book.saved (watch.books)', 'watch.note.saved (alpha.notes)'],
      deliveries: { waiting: 1 },
    })
    await change('watch', 'disable')
    const without = await start([library, watch, alpha])
    without.start()
    await without.idle()
    expect(await moduleOf('alpha')).toMatchObject({ isEnabled: true, needs: [], deliveries: { waiting: 1, dead: 0 } })
    expect(await moduleOf('watch')).toMatchObject({ needs: ['library'], neededBy: [] })
    expect(await call('kernel.doctor', { checks: ['deliveries'] })).toEqual({ findings: [] })
    await change('watch', 'enable')
    const again = await start([library, watch, alpha])
    again.start()
    await again.idle()
    expect(heard).toEqual([id])
  })

  test('is out of reach of an erasure, which says so', async () => {
    await start([library, people])
    const { id } = await call<{ id: string }>('people.create', { name: 'Ann' })
    await change('library', 'disable')
    const erase = () =>
      call<{ unreachable: string[] }>('kernel.erase', { entity: 'people.person', id, reason: 'asked' })
    expect((await erase()).unreachable).not.toContain('modules-off')
    await start([library, people])
    expect((await erase()).unreachable).toContain('modules-off')
  })

  test('may have settings in the configuration', async () => {
    const settings = { library: { days: 7 } }
    await start([library], settings)
    await change('library', 'disable')
    await start([library], settings)
    expect(await moduleOf('library')).toMatchObject({ isEnabled: false })
    await expect(start([library], { ...settings, nobody: {} })).rejects.toMatchObject({ code: 'KITH_CONFIG' })
  })

  test('is none that others need, and none is turned on before what it needs', async () => {
    await start([library, watch])
    expect(await plan('library', 'disable')).toMatchObject({
      refused: { code: 'KITH_MODULE_NEEDED', modules: ['watch'] },
    })
    await expect(change('library', 'disable')).rejects.toEqual(refusal('KITH_MODULE_NEEDED', { modules: ['watch'] }))
    await expect(change('kernel', 'disable')).rejects.toEqual(
      refusal('KITH_MODULE_NEEDED', { modules: ['library', 'watch'] }),
    )
    await change('watch', 'disable')
    await change('library', 'disable')
    await expect(change('watch', 'enable')).rejects.toEqual(refusal('KITH_MODULE_NEEDS', { modules: ['library'] }))
    await start([library, watch])
    expect((app as App).contracts.map(contract => contract.name)).toEqual(['kernel'])
    await change('library', 'enable')
    await change('watch', 'enable')
    await start([library, watch])
    expect((app as App).contracts.map(contract => contract.name)).toEqual(['kernel', 'library', 'watch'])
  })

  test('is there all the same where a later configuration needs it', async () => {
    await start([library])
    await change('library', 'disable')
    await start([library, watch])
    expect(await moduleOf('library')).toMatchObject({ isEnabled: true, staysEnabled: true, neededBy: ['watch'] })
  })

  test('is nobody’s to turn off but an administrator’s, and not past its plan', async () => {
    await start([library, watch])
    const reader = actor(['reader'])
    for (const [operation, input] of [
      ['kernel.modules', {}],
      ['kernel.modulePlan', { name: 'watch', change: 'disable' }],
      ['kernel.changeModule', { name: 'watch', change: 'disable' }],
    ] as const) {
      await expect((app as App).call(reader, operation, input)).rejects.toMatchObject({ code: 'KITH_DENIED' })
    }
    const create = (values: object) => call('kernel.moduleRows.create', values)
    for (const [values, code] of [
      [{ name: 'nobody', enabled: false }, 'module.unknown'],
      [{ name: 'library', enabled: false }, 'module.needed'],
      [{ name: 'watch', hash: 'sha256-x', manifest: {} }, 'module.hash'],
    ] as const) {
      await expect(create(values)).rejects.toMatchObject({ code: 'KITH_REJECTED', details: { code } })
    }
    await expect(change('nobody', 'disable')).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await change('watch', 'disable')
    const { rows } = await call<{ rows: { id: string }[] }>('kernel.moduleRows.list')
    const past = await call<{ rows: { diff: object }[] }>('kernel.moduleRows.history', { id: rows[0]?.id })
    expect(past.rows).toHaveLength(1)
  })
})

describe('another manifest', () => {
  const next = watchWith({
    version: '0.1.1',
    permissions: { 'watch.rule': 'Rule' },
    grants: { reader: ['watch.look', 'watch.rule'] },
  })
  const late = watchWith({ version: '0.1.2' })
  const propose = (plugin: AnyPlugin) => expect(connect(app as App, plugin)).rejects

  test('is kept, shown, accepted, and trusted by the next start', async () => {
    await start([library, far(watch)])
    await expect(plan('watch', 'accept')).rejects.toMatchObject({ code: 'KITH_PROPOSAL' })
    await propose(next).toEqual(refusal('KITH_MANIFEST_CHANGED', { accepted: false, hash: hashed(next) }))
    expect(await moduleOf('watch')).toMatchObject({
      isRemote: true,
      version: '0.1.0',
      hash: hashed(watch),
      nextHash: hashed(watch),
      line: { state: 'away', open: 0, calls: 0 },
      scopes: ['kernel.plugins.watch', 'library.book.saved'],
      proposal: { hash: hashed(next), version: '0.1.1', by: 'token' },
    })
    expect(await plan('watch', 'accept')).toMatchObject({
      refused: null,
      hash: hashed(next),
      version: '0.1.1',
      difference: [
        { kind: 'permission', name: 'watch.rule', change: 'appears' },
        { kind: 'grant', name: 'reader: watch.rule', change: 'appears' },
        { kind: 'other', name: 'version', change: 'changes' },
      ],
    })
    await expect(change('watch', 'accept')).rejects.toEqual(refusal('KITH_PROPOSAL', { hash: hashed(next) }))
    await expect(change('watch', 'accept', hashed(late))).rejects.toMatchObject({ code: 'KITH_PROPOSAL' })
    await change('watch', 'accept', hashed(next))
    expect(await moduleOf('watch')).toMatchObject({ hash: hashed(watch), nextHash: hashed(next) })
    expect(await moduleOf('watch')).not.toHaveProperty('proposal')
    await propose(next).toEqual(refusal('KITH_MANIFEST_CHANGED', { accepted: true }))

    const trusting = await start([library, far(watch)])
    trusting.start()
    const leave = await connect(trusting, next)
    const { id } = await call<{ id: string }>('library.create', { title: 'Dune' })
    await vi.waitFor(
      async () => expect(await call('watch.list', { where: { book: id } })).toMatchObject({ rows: [{ seen: 1 }] }),
      { timeout: 20_000 },
    )
    expect(trusting.contracts.find(contract => contract.name === 'watch')?.permissions).toHaveProperty(['watch.rule'])
    expect(await moduleOf('watch')).toMatchObject({
      version: '0.1.1',
      hash: hashed(next),
      line: { state: 'connected' },
    })
    leave()
    await propose(watch).toEqual(refusal('KITH_MANIFEST_CHANGED', { hash: hashed(watch), accepted: false }))
  })

  test('counts as long as the configuration pins what it was proposed against', async () => {
    await start([library, far(watch)])
    await propose(next).toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    await start([library, far(late)])
    expect(await moduleOf('watch')).not.toHaveProperty('proposal')
    await start([library, far(watch)])
    await change('watch', 'accept', hashed(next))
    await start([library, far(late)])
    expect(await moduleOf('watch')).toMatchObject({ hash: hashed(late), version: '0.1.2' })
    await connect(app as App, late)
    await start([library, far(watch)])
    expect(await moduleOf('watch')).toMatchObject({ hash: hashed(next) })
  })

  test('may leave out what it has none of', async () => {
    const [written, { needs }] = [far(watch), remoteManifestOf(watch)]
    await start([library, written])
    const least = { protocol: 1, name: 'watch', version: '0.1.3', needs }
    await expect(register(least)).rejects.toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await plan('watch', 'accept')).toMatchObject({
      refused: null,
      entities: [{ entity: 'watch.note', records: 0 }],
      scopes: ['kernel.plugins.watch'],
      difference: expect.arrayContaining([{ kind: 'permission', name: 'watch.look', change: 'goes', before: 'Look' }]),
    })
    await change('watch', 'accept', hashOf(least))
    await start([library, written])
    expect(await register(least)).toMatchObject({ hash: hashOf(least) })
    expect(await moduleOf('watch')).toMatchObject({ version: '0.1.3', line: { state: 'connected' } })
  })

  test('is written once, however often its process comes', async () => {
    await start([library, far(watch)])
    await propose(next).toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    const before = await call<{ rows: { updatedAt: string; proposedAt: string }[] }>('kernel.moduleRows.list')
    for (let i = 0; i < 5; i++) await propose(next).toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await call('kernel.moduleRows.list')).toEqual(before)
    await propose(late).toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await moduleOf('watch')).toMatchObject({ proposal: { hash: hashed(late) } })
    const { rows } = await call<{ rows: { id: string }[] }>('kernel.moduleRows.list')
    const past = await call<{ rows: unknown[] }>('kernel.moduleRows.history', { id: rows[0]?.id })
    expect(past.rows).toHaveLength(1)
  })

  test('is dropped when its process comes with the trusted one again', async () => {
    await start([library, far(watch)])
    await propose(next).toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await moduleOf('watch')).toHaveProperty('proposal')
    await connect(app as App, watch)
    expect(await moduleOf('watch')).not.toHaveProperty('proposal')
    await expect(change('watch', 'accept', hashed(next))).rejects.toMatchObject({ code: 'KITH_PROPOSAL' })
  })

  test('that no start could do with is refused, and one that is too large or none is not kept', async () => {
    await start([library, far(watch)])
    const needy = { ...remoteManifestOf(next), needs: [{ name: 'nobody', version: '0.1.0' }] }
    await expect(register(needy)).rejects.toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await plan('watch', 'accept')).toMatchObject({
      refused: { code: 'KITH_MODULE_START', cause: 'KITH_PLUGIN_MISSING' },
    })
    await expect(change('watch', 'accept', hashOf(needy))).rejects.toEqual(
      refusal('KITH_MODULE_START', { cause: 'KITH_PLUGIN_MISSING' }),
    )
    await propose(watchWith({ fields: { book: { kind: 'integer', options: {} } } })).toMatchObject({
      code: 'KITH_MANIFEST_CHANGED',
    })
    expect(await plan('watch', 'accept')).toMatchObject({
      refused: { code: 'KITH_MODULE_START', cause: 'KITH_SCHEMA' },
    })
    const large = { ...remoteManifestOf(next), locales: { en: { long: 'x'.repeat(1_000_001) } } }
    await expect(register(large)).rejects.toMatchObject({ code: 'KITH_MANIFEST_LARGE' })
    await expect(register({ ...remoteManifestOf(next), entities: 'none' })).rejects.toMatchObject({
      code: 'KITH_MANIFEST',
    })
    expect(await moduleOf('watch')).toMatchObject({ proposal: { hash: expect.not.stringMatching(hashOf(large)) } })
  })

  test('that leaves out what is empty, as one that is written by hand does, is accepted as it is', async () => {
    await start([library, far(watch)])
    const { protocol, name, needs } = remoteManifestOf(watch)
    const short = { protocol, name, version: '0.2.0', needs, permissions: { 'watch.look': 'Look' } }
    await expect(register(short)).rejects.toMatchObject({ code: 'KITH_MANIFEST_CHANGED' })
    expect(await plan('watch', 'accept')).toMatchObject({ hash: hashOf(short), version: '0.2.0', refused: null })
    await change('watch', 'accept', hashOf(short))
    await start([library, far(watch)])
    expect(await moduleOf('watch')).toMatchObject({ version: '0.2.0', hash: hashOf(short) })
    expect(await register(short)).toMatchObject({ hash: hashOf(short) })
  })

  test('of a module that is off is not asked for: it is told so', async () => {
    await start([library, far(watch)])
    await change('watch', 'disable')
    await start([library, far(watch)])
    await propose(next).toMatchObject({ code: 'KITH_MODULE_OFF' })
    expect(await moduleOf('watch')).toMatchObject({ isRemote: true, isEnabled: false, hash: hashed(watch) })
    expect(await moduleOf('watch')).not.toHaveProperty('line')
  })

  const register = (manifest: object) => (app as App).remotes.register(admin, manifest as never)
})
