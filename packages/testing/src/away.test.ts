import { type AnyPlugin, administrator, defineContract, definePlugin, job, preset, tap } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { afterEach, expect, test } from 'vitest'
import { createTestApp, type TestApp } from './index.ts'
import { note, notesPlugin } from './notes/index.ts'

let kith: TestApp
afterEach(() => kith.close())

const manifest = remoteManifestOf(
  definePlugin({
    contract: defineContract({ name: 'checker', version: '0.1.0' }),
    handlers: {},
    taps: [tap()(note.saving, { id: 'checker.check', guard: () => undefined })],
  } as never) as unknown as AnyPlugin,
)
const checker = remotePlugin(manifest, { hash: hashOf(manifest) }) as AnyPlugin

/** Its job and its preset write what the checker checks. */
const writer = () => {
  const runs = { count: 0 }
  const plugin = definePlugin({
    contract: defineContract({ name: 'writer', version: '0.1.0' }),
    handlers: {},
    writes: { 'notes.note': ['create'] },
    jobs: [
      job()('writer.write', {
        cron: '0 9 * * *',
        run: ctx => {
          runs.count++
          ctx.change.create(note, { title: 'written' })
        },
      }),
    ],
    presets: [preset()('first', ctx => void ctx.change.create(note, { title: 'preset' }))],
  } as never) as unknown as AnyPlugin
  return { plugin, runs }
}

const titles = async () =>
  (await kith.admin.call<{ rows: { title: string }[] }>('notes.list')).rows.map(({ title }) => title).sort()

/** A process that lets everything pass. */
async function connect(): Promise<void> {
  const holder = kith.actor({ id: 'token', kind: 'token', roles: [administrator], scopes: ['*'] })
  const { remotes } = kith.app
  const { session } = await remotes.register(holder, manifest)
  const works = remotes.works(holder, { session }, new AbortController().signal)
  void (async () => {
    for await (const { work } of works) await remotes.reply(holder, { session, work: work.id })
  })().catch(() => {})
  await kith.app.idle()
}

test('what runs into the filter of a module that is away is tried again in a while, uncounted', async () => {
  const { plugin, runs } = writer()
  kith = await createTestApp({ plugins: [notesPlugin(), checker, plugin], far: false })
  await kith.clock.advance('1h')
  await kith.clock.advance('1m')
  const tried = runs.count
  expect(tried).toBeGreaterThan(0)
  // A second that passes is not one that is spent on trying.
  await kith.clock.advance(1_000)
  expect(runs.count).toBe(tried)
  // More often than a delivery may fail, and it is none that has.
  for (let i = 0; i < 12; i++) await kith.clock.advance(10_000)
  expect(runs.count).toBe(tried + 12)
  expect(await titles()).toEqual([])
  await connect()
  await kith.clock.advance(10_000)
  expect(await titles()).toEqual(['written'])
})

test('a preset that runs into it is applied when the module is there', async () => {
  kith = await createTestApp({ plugins: [notesPlugin(), checker, writer().plugin], presets: ['first'], far: false })
  expect(await titles()).toEqual([])
  await connect()
  expect(await titles()).toEqual(['preset'])
})
