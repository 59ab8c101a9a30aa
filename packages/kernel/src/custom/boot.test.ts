import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineContract, definePlugin, entity, KithError, text } from '@kith/sdk'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { App } from '../app.ts'
import { kernelBatches } from '../batches/kernel-batches.ts'
import type { BatchKind } from '../batches/kinds.ts'
import { createApp } from '../boot/create-app.ts'
import { openDialect } from '../dialects/open.ts'
import { openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { columnOf } from './added-field.ts'
import { buildIndex } from './build-index.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-fields-'))
  file = join(folder, 'kith.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const admin = { id: 'token', kind: 'token', roles: ['administrator'], locale: 'en', zone: 'UTC' } as const
const open = (plugins = [library]) => createApp({ database: file, log: quiet, config: { plugins } })

async function inApp<T>(work: (app: App) => Promise<T>, plugins?: Parameters<typeof open>[0]): Promise<T> {
  const app = await open(plugins)
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

async function run(sql: string): Promise<void> {
  const dialect = await openDialect(file)
  await dialect.define([{ sql, parameters: [] }])
  await dialect.close()
}

const field = { entity: 'library.book', key: 'tier', kind: 'text', unique: false }
const add = (app: App, more = {}) =>
  app.call(admin, 'kernel.addField', { ...field, ...more }) as Promise<{ id: string }>

test('a kill between the record of a field and its column: the next start adds the column', async () => {
  const { id } = await inApp(app => add(app))
  await run(`drop index if exists "${columnOf(id)}_index"`)
  for (const suffix of ['', '_fold']) await run(`alter table library_book drop column "${columnOf(id)}${suffix}"`)
  await inApp(async app => {
    const made = await app.call(admin, 'library.create', { title: 'Dune', custom: { tier: 'gold' } })
    expect(made).toMatchObject({ custom: { tier: 'gold' } })
    expect(await app.call(admin, 'library.count', { where: { 'custom.tier': 'GOLD' } })).toMatchObject({ count: 1 })
  })
})

test('a kill before the record of a field leaves nothing that a start or a second try stumbles over', async () => {
  await inApp(app => add(app, { key: 'other' }))
  await run(`alter table library_book add column "c_${createHash('md5').update('x').digest('hex')}" text`)
  await inApp(async app => {
    expect(await add(app)).toMatchObject({ id: expect.any(String) })
  })
})

test('an index that was not finished when the server stopped is finished by the next', async () => {
  const { id } = await inApp(app => add(app))
  await inApp(async app => {
    expect(await app.call(admin, 'kernel.customFields.get', { id })).toMatchObject({ status: 'building' })
    app.start()
    await app.idle()
    expect(await app.call(admin, 'kernel.customFields.get', { id })).toMatchObject({ status: 'ready', problem: null })
  })
})

test('an index that cannot be is said on its field, which goes on without', async () => {
  await inApp(async app => {
    const { id } = await add(app, { unique: true })
    for (const title of ['a', 'b']) await app.call(admin, 'library.create', { title, custom: { tier: 'same' } })
    app.start()
    await app.idle()
    expect(await app.call(admin, 'kernel.customFields.get', { id })).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('UNIQUE'),
    })
    expect(await app.call(admin, 'library.count', { where: { 'custom.tier': 'same' } })).toMatchObject({ count: 2 })
  })
})

test('a module that was taken out leaves its custom fields behind, and finds them again', async () => {
  const box = entity('boxes.box', { fields: { name: text({ required: true }) } })
  const boxes = definePlugin({
    contract: defineContract({ name: 'boxes', version: '0.1.0', main: box }),
    handlers: {},
  }) as never
  await inApp(app => add(app, { entity: box.name }), [library, boxes])
  await inApp(app => add(app, { key: 'while' }))
  await inApp(
    async app => {
      const made = await app.call(admin, 'boxes.create', { name: 'Box', custom: { tier: 'gold' } })
      expect(made).toMatchObject({ custom: { tier: 'gold' } })
    },
    [library, boxes],
  )
})

test('two processes that add fields at once both serve both', async () => {
  const [one, two] = [await open(), await open()]
  try {
    await Promise.all([add(one, { key: 'first' }), add(two, { key: 'second' })])
    await Promise.all([add(one, { key: 'third' }), add(two, { key: 'fourth' })])
    one.start()
    two.start()
    for (const app of [one, two]) {
      const served = () =>
        Object.keys(app.manifests.flatMap(m => m.entities).find(e => e.name === 'library.book')?.fields ?? {})
      await vi.waitFor(() => expect(served()).toEqual(expect.arrayContaining(['custom.third', 'custom.fourth'])), {
        timeout: 20_000,
      })
      const custom = { first: '1', second: '2', third: '3', fourth: '4' }
      expect(await app.call(admin, 'library.create', { title: 'Both', custom })).toMatchObject({ custom })
    }
  } finally {
    await one.close()
    await two.close()
  }
})

test('an entity takes 250 fields, and says so of the next', async () => {
  await inApp(app => add(app, { key: 'f0' }))
  const dialect = await openDialect(file)
  const columns =
    'version, created_at, updated_at, entity, key, kind, required, "unique", "index", search, personal, active, status'
  const steps = Array.from({ length: 249 }, (_, i) => ({
    sql: `insert into "kernel_customField" (id, ${columns}) select ?, ${columns.replace('key,', '?,')} from "kernel_customField" where key = 'f0'`,
    parameters: [`0190a000-0000-7000-8000-${String(i).padStart(12, '0')}`, `f${i + 1}`],
  }))
  expect(await dialect.commit({ steps })).toMatchObject({ ok: true })
  await dialect.close()
  await inApp(async app => {
    await expect(add(app, { key: 'more' })).rejects.toMatchObject({
      details: { problems: [{ path: 'entity', code: 'field.too_many' }] },
    })
    const custom = { f0: 'first', f249: 'last' }
    expect(await app.call(admin, 'library.create', { title: 'Wide', custom })).toMatchObject({ custom })
  })
})

test('an index for which the database never had the time is said on the field when it is given up', async () => {
  let now = Date.parse('2026-01-05T08:00:00Z')
  const clock = { now: () => new Date(now), wakeAt: () => () => {} }
  const busy = { ...buildIndex, slice: () => Promise.reject(new KithError('KITH_DATABASE_BUSY', 'Try again.')) }
  const batches = { ...kernelBatches(), 'kernel.index': busy as BatchKind }
  const fixture = await openFixture([library], { clock, batches })
  const { id } = (await add(fixture.app, { index: true })) as { id: string }
  const state = () => fixture.call('kernel.customFields.get', { id })
  await fixture.app.idle()
  expect(await state()).toMatchObject({ status: 'building' })
  for (let tried = 1; tried < 8; tried++) {
    now += 3_600_000
    await fixture.app.idle()
  }
  expect(await state()).toMatchObject({ status: 'failed', problem: 'Try again.' })
  await fixture.close()
})
