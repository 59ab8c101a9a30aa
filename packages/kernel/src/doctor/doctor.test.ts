import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '@kith/sdk'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../boot/create-app.ts'
import type { Dialect, SqlValue, Statement } from '../dialects/dialect.ts'
import { freshDatabase } from '../dialects/fresh.ts'
import { openDialect } from '../dialects/open.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { people } from '../fixture/people.ts'
import { scarce } from './room.ts'

const nowhere = '00000000-0000-7000-8000-00000000dead'
const onPostgres = process.env.KITH_TEST_DATABASE !== undefined

let fixture: Fixture
let dialect: Dialect
let ids: { person: string; book: string; user: string; mail: string; share: string }

beforeEach(async () => {
  fixture = await openFixture([library, people])
  dialect = await openDialect(fixture.url)
  const { author } = await fixture.call<{ author: string }>('library.write', { author: 'Ann', title: 'One' })
  const books = await fixture.call<{ rows: { id: string }[] }>('library.list', { where: { author } })
  const book = books.rows[0]?.id as string
  await fixture.call('library.lend', { id: book, to: 'ann@example.com' })
  const create = async (path: string, input: object) => (await fixture.call<{ id: string }>(`${path}.create`, input)).id
  const user = await create('kernel.users', { name: 'Wei', email: 'wei@example.com', roles: ['seller'] })
  const person = await create('people', { name: 'Reading Person', owner: user })
  const share = await fixture.call<{ id: string }>('kernel.share', { entity: 'people.person', id: person, user })
  await fixture.app.idle()
  const mails = await fixture.call<{ rows: { id: string }[] }>('kernel.mails.list')
  ids = { person, book, user, mail: mails.rows[0]?.id as string, share: share.id }
})

afterEach(async () => {
  await dialect.close()
  await fixture.close()
})

const examine = async (checks?: readonly string[], from: Pick<Fixture, 'call'> = fixture) =>
  (await from.call<{ findings: Finding[] }>('kernel.doctor', checks ? { checks } : {})).findings

const run = async (...statements: (readonly [string, ...SqlValue[]])[]) => {
  const steps: Statement[] = statements.map(([sql, ...parameters]) => ({ sql, parameters }))
  expect(await dialect.commit({ steps })).toMatchObject({ ok: true })
}
const define = (sql: string) => dialect.define([{ sql, parameters: [] }])

test('nothing is wrong with what the kernel wrote itself', async () => {
  expect(await examine()).toEqual([])
})

const link = 'insert into kernel_link (from_entity, from_id, kind, to_entity, to_id, at) values (?, ?, ?, ?, ?, ?)'

/** What is done to a database, what the doctor says of it, and whether he puts it right. */
const ailments: readonly [code: string, mended: boolean, damage: () => Promise<unknown>, where?: string][] = [
  ['schema.index', true, () => define('drop index people_person_state_created_at'), 'people_person_state_created_at'],
  ['schema.column', true, () => define('alter table people_letter drop column subject'), 'people_letter.subject'],
  [
    'schema.other-index',
    false,
    async () => {
      await define('drop index people_person_state_created_at')
      await define('create index people_person_state_created_at on people_person (name)')
    },
  ],
  ['schema.table', true, () => define('drop table kernel_counter'), 'kernel_counter'],
  [
    'search.missing',
    true,
    () => dialect.commit({ steps: dialect.search.remove('people.person', ids.person) }),
    'people.person',
  ],
  [
    'search.extra',
    true,
    () => dialect.commit({ steps: dialect.search.add({ entity: 'people.person', record: nowhere, terms: ['ghost'] }) }),
  ],
  [
    'search.stale',
    true,
    () =>
      dialect.commit({
        steps: dialect.search.put({ entity: 'people.person', record: ids.person, terms: ['@people.person', 'old'] }),
      }),
  ],
  ['timeline.missing', true, () => run(['delete from kernel_timeline'])],
  [
    'timeline.extra',
    true,
    () =>
      run([
        'insert into kernel_timeline (record, at, id, entity) values (?, ?, ?, ?)',
        ids.book,
        '2020-01-01T00:00:00.000Z',
        nowhere,
        'kernel.mail',
      ]),
  ],
  [
    'refs.broken',
    false,
    () => run(['update people_person set owner = ? where id = ?', nowhere, ids.person]),
    'people.person.owner',
  ],
  [
    'refs.broken',
    false,
    () => run(['update kernel_mail set record = ? where id = ?', `library.book/${nowhere}`, ids.mail]),
    'kernel.mail.record',
  ],
  [
    'refs.broken',
    false,
    () => run(['update kernel_user set lines = ? where id = ?', JSON.stringify([nowhere]), ids.user]),
    'kernel.user.lines',
  ],
  ['links.broken', false, () => run([link, 'library.book', ids.book, 'origin', 'people.person', nowhere, '2026'])],
  ['shares.broken', false, () => run(['update kernel_share set record = ? where id = ?', nowhere, ids.share])],
  ['versions.gap', false, () => run(['update people_person set version = version + 1 where id = ?', ids.person])],
  [
    'settings.unknown-role',
    false,
    () => run(['update kernel_user set roles = ? where id = ?', '["pirate"]', ids.user]),
  ],
  [
    'deliveries.dead',
    false,
    () =>
      run([
        "insert into kernel_delivery (id, subscriber, record, version, payload, status, attempts, run_at, at, error) values (?, 'tap:gone', 'a/b', 0, 'null', 'dead', 8, '2026', '2026', 'X: no')",
        nowhere,
      ]),
    'tap:gone',
  ],
]

test.each(ailments)('%s is found; mended: %s', async (code, mended, damage, where) => {
  await damage()
  const check = code.split('.')[0] as Finding['check']
  // What points elsewhere by another hand also stands on another timeline, and is searched by what it was.
  const [finding, ...others] = await examine(check === 'refs' ? [check] : undefined)
  expect(others).toEqual([])
  expect(finding).toMatchObject({ check, code, count: 1, mends: mended, ...(where && { where }) })
  for (const locale of ['en', 'zh-CN']) expect(finding?.text[locale]).not.toMatch(/^doctor|\{\{/)
  if (!mended) return
  const { batch } = await fixture.call<{ batch: string }>('kernel.mend', { checks: [check] })
  await fixture.app.idle()
  expect(await fixture.call('kernel.batches.get', { id: batch })).toMatchObject({ status: 'done' })
  expect(await examine()).toEqual([])
})

test('a check that cannot be made is told, and the others go on', async () => {
  await define('drop table kernel_link')
  const findings = await examine(['schema', 'links', 'shares'])
  expect(findings.map(({ code, where }) => [code, where])).toEqual([
    ['schema.table', 'kernel_link'],
    ['check.failed', 'links'],
  ])
})

test.skipIf(onPostgres)('a page that was overwritten is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-doctor-'))
  const copy = join(folder, 'copy.sqlite')
  await fixture.app.backup(copy)
  const reader = new Database(copy, { readonly: true })
  const root = reader
    .prepare("select rootpage from sqlite_schema where name = 'people_person_created_at'")
    .pluck()
    .get()
  reader.close()
  const file = await open(copy, 'r+')
  await file.write(Buffer.alloc(4096), 0, 4096, (Number(root) - 1) * 4096)
  await file.close()
  const other = await openDialect(copy)
  expect(await other.check()).not.toEqual([])
  await other.close()
  await rm(folder, { recursive: true })
})

test('only who may maintain asks the doctor', async () => {
  const as = actor(['seller'])
  for (const operation of ['kernel.doctor', 'kernel.mend', 'kernel.deadDeliveries']) {
    await expect(fixture.call(operation, {}, { as })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  }
})

test('an address that people reach without TLS is told', async () => {
  const plain = await openFixture([people], { url: 'http://crm.example.com' })
  expect(await examine(['settings'], plain)).toMatchObject([
    { code: 'settings.plain-http', where: 'http://crm.example.com' },
  ])
  await plain.close()
})

test('room for a copy is asked for, where it can be known', () => {
  const mb = 1024 * 1024
  expect(scarce({ size: 100 * mb, free: 356 * mb })).toEqual([])
  expect(scarce({ size: 100 * mb, free: 355 * mb })).toMatchObject([
    { code: 'room.scarce', where: '355 MB', count: 356 },
  ])
  expect(scarce({ size: 100 * mb })).toEqual([])
})

describe('in an app that makes no deliveries', () => {
  const openQuiet = async () => {
    const fresh = await freshDatabase()
    const mails: string[] = []
    const app = await createApp({
      database: fresh.url,
      config: { plugins: [library, people] },
      log: { info: () => {}, warn: () => {}, error: () => {} },
      mail: { where: 'memory', send: async mail => void mails.push(mail.to) },
    })
    const call = async <T>(operation: string, input: unknown = {}) =>
      (await app.call(fixture.admin, operation, input)) as T
    const other = await openDialect(fresh.url)
    const change = (sql: string, ...parameters: SqlValue[]) => other.commit({ steps: [{ sql, parameters }] })
    const lend = async (title: string) => {
      const { id } = await call<{ id: string }>('library.create', { title })
      await call('library.lend', { id, to: `${title}@example.com` })
    }
    const close = async () => {
      await other.close()
      await app.close()
      await fresh.remove()
    }
    return { app, call, change, lend, mails, close }
  }

  test('long work whose delivery was lost goes on', async () => {
    const { app, call, change, close } = await openQuiet()
    const { batch } = await call<{ batch: string }>('kernel.rebuildSearch')
    await change("delete from kernel_delivery where subscriber = 'job:kernel.batch'")
    expect(await examine(['batches'], { call })).toMatchObject([
      { code: 'batches.stuck', samples: [batch], mends: true },
    ])
    const mending = await call<{ batch: string }>('kernel.mend', { checks: ['batches'] })
    await app.runBatch(mending.batch, () => {})
    app.start()
    await app.idle()
    expect(await call('kernel.batches.get', { id: batch })).toMatchObject({ status: 'done' })
    expect(await examine(['batches'], { call })).toEqual([])
    await close()
  })

  test('dead deliveries are listed, made again, or skipped, which frees what waits behind', async () => {
    const { app, call, change, lend, mails, close } = await openQuiet()
    for (const title of ['one', 'two', 'three']) await lend(title)
    await change("update kernel_delivery set status = 'dead', attempts = 8, error = 'KITH_X: no'")
    type Page = { rows: { id: string; subscriber: string; error: string }[]; next?: string }
    const first = await call<Page>('kernel.deadDeliveries', { limit: 2 })
    const { rows, next } = await call<Page>('kernel.deadDeliveries', { limit: 2, after: first.next })
    expect([first.rows.length, rows.length, next]).toEqual([2, 1, undefined])
    expect(rows[0]).toMatchObject({ subscriber: 'job:kernel.mail', error: 'KITH_X: no' })
    await expect(call('kernel.deadDeliveries', { after: 'x' })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
    await expect(call('kernel.replayDeliveries', {})).rejects.toMatchObject({ code: 'KITH_INVALID' })
    const [skipped] = rows
    expect(await call('kernel.skipDeliveries', { ids: [skipped?.id] })).toEqual({ deliveries: 1 })
    app.start()
    await app.idle()
    expect(mails).toEqual([])
    expect(await call('kernel.replayDeliveries', { subscriber: 'job:kernel.mail' })).toEqual({ deliveries: 2 })
    await app.idle()
    expect(mails.sort()).toEqual(['one@example.com', 'two@example.com'])
    expect(await examine(['deliveries'], { call })).toEqual([])
    await close()
  })

  test('deliveries that nobody makes for a day are told', async () => {
    const { call, change, lend, close } = await openQuiet()
    await lend('one')
    expect(await examine(['deliveries'], { call })).toEqual([])
    await change('update kernel_delivery set run_at = ?', new Date(Date.now() - 2 * 86_400_000).toISOString())
    expect(await examine(['deliveries'], { call })).toMatchObject([
      { code: 'deliveries.late', where: 'job:kernel.mail' },
    ])
    await close()
  })
})
