import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Actor, administrator, type batch as batchEntity, type Row } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { createAppWith } from '../boot/create-app.ts'
import { openDialect } from '../dialects/open.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { library } from '../fixture/library.ts'
import { counting } from './fixture/counting.ts'

const open: Fixture[] = []
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

type Batch = Row<typeof batchEntity>

async function fixtureWith(batches = counting(), database?: string): Promise<Fixture> {
  const fixture = await openFixture([library], { batches, ...(database === undefined ? {} : { database }) })
  open.push(fixture)
  return fixture
}

async function paused(fixture: Fixture, asker: Actor = fixture.admin, size = 8): Promise<string> {
  const values = { kind: 'test.counting', status: 'paused', state: { next: 1, size }, actor: asker }
  return (await fixture.call<Batch>('kernel.batches.create', values)).id
}

const read = (fixture: Fixture, id: string) => fixture.call<Batch>('kernel.batches.get', { id })

async function authors(fixture: Fixture): Promise<string[]> {
  const page = await fixture.call<{ rows: { name: string }[] }>('library.authors.list', {
    limit: 200,
    sort: ['createdAt'],
  })
  return page.rows.map(row => row.name)
}

test('a batch is done slice by slice, each with its checkpoint', async () => {
  const fixture = await fixtureWith()
  const seen: unknown[] = []
  fixture.app.watch(commit => {
    if (commit.records.some(r => r.entity === 'kernel.batch')) seen.push(commit.records.length)
  })
  const id = await paused(fixture)
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'done', progress: 40, total: 40, result: { end: 40 } })
  expect(await authors(fixture)).toHaveLength(40)
  expect(seen).toEqual([1, 1, 9, 9, 9, 9, 9])
})

test('what a batch writes is written as who asked, with his rights', async () => {
  const fixture = await fixtureWith()
  const { id: user } = await fixture.call<{ id: string }>('kernel.users.create', {
    name: 'Mei',
    email: 'mei@example.com',
    roles: ['reader'],
  })
  const id = await paused(fixture, actor(['administrator'], user))
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'done', progress: 40 })
  expect(await authors(fixture)).toEqual([])
})

test('a batch of a user who is no longer active fails and says so', async () => {
  const fixture = await fixtureWith()
  const { id: user } = await fixture.call<{ id: string }>('kernel.users.create', {
    name: 'Mei',
    email: 'mei@example.com',
    active: false,
    roles: [administrator],
  })
  const id = await paused(fixture, actor([administrator], user))
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'failed', error: { code: 'KITH_BATCH_ACTOR' } })
})

test('a kind that nobody knows fails the batch, and it can be tried again', async () => {
  const fixture = await fixtureWith({})
  const id = await paused(fixture)
  for (let i = 0; i < 2; i++) {
    await fixture.call('kernel.resumeBatch', { id })
    await fixture.app.idle()
    expect(await read(fixture, id)).toMatchObject({ status: 'failed', error: { code: 'KITH_BATCH_KIND' } })
  }
})

test('a slice whose commit is refused goes on as its kind says: all but what was refused is written', async () => {
  const fixture = await fixtureWith(counting({ poison: 13 }))
  await fixture.call('library.authors.create', { name: 'Taken' })
  const id = await paused(fixture)
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'done' })
  const names = await authors(fixture)
  expect(names).toHaveLength(40)
  expect(names).not.toContain('Author 13')
})

test('a paused batch stops before its next slice and goes on when resumed, nothing twice', async () => {
  let id = ''
  const fixture: Fixture = await fixtureWith(
    counting({
      async each(next) {
        if (next === 17 && !stopped) {
          stopped = true
          await fixture.call('kernel.pauseBatch', { id })
        }
      },
    }),
  )
  let stopped = false
  id = await paused(fixture)
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'paused', progress: 16 })
  await expect(fixture.call('kernel.pauseBatch', { id })).rejects.toMatchObject({ code: 'KITH_BATCH_STATE' })
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'done' })
  expect(new Set(await authors(fixture)).size).toBe(40)
})

test('a cancelled batch ends, and cannot be gone on with', async () => {
  const fixture = await fixtureWith()
  const id = await paused(fixture)
  expect(await fixture.call('kernel.cancelBatch', { id })).toMatchObject({ status: 'cancelled' })
  await expect(fixture.call('kernel.resumeBatch', { id })).rejects.toMatchObject({ code: 'KITH_BATCH_STATE' })
})

test('who asked sees a batch and steers it, others do not know of it, administrators see all', async () => {
  const fixture = await fixtureWith()
  const mei = actor([], '00000000-0000-7000-8000-00000000000a')
  const tom = actor([], '00000000-0000-7000-8000-00000000000b')
  const id = await paused(fixture)
  for (const as of [mei, tom]) {
    expect(await fixture.call('kernel.batches.list', {}, { as })).toMatchObject({ rows: [] })
    await expect(fixture.call('kernel.cancelBatch', { id }, { as })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    const values = { kind: 'test.counting', state: {}, actor: {} }
    await expect(fixture.call('kernel.batches.create', values, { as })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  }
  expect(await fixture.call('kernel.batches.list')).toMatchObject({ rows: [{ id }] })
})

test('a killed process goes on exactly where it was, nothing lost and nothing twice', async () => {
  const fixture = await openFixture([library], { batches: counting() })
  open.push(fixture)
  const id = await paused(fixture, fixture.admin, 4)
  await fixture.app.close()
  const { url } = fixture
  // Let somebody else begin it, and end him in the middle of a slice.
  const starter = await createAppWith({ database: url, config: { plugins: [library] } }, counting())
  await starter.call(fixture.admin, 'kernel.resumeBatch', { id })
  await starter.close()
  for (const at of ['9', '25']) {
    const child = process.execPath
    const running = spawn(child, [fileURLToPath(new URL('./fixture/killed.ts', import.meta.url)), url, at])
    await says(running, `slice ${at}\n`)
    running.kill('SIGKILL')
    await once(running, 'close')
    await longUnseen(url)
  }
  const again = await fixtureWith(counting(), url)
  await again.app.idle()
  expect(await read(again, id)).toMatchObject({ status: 'done', progress: 40 })
  expect(await authors(again)).toEqual(Array.from({ length: 40 }, (_, i) => `Author ${i + 1}`))
})

/** As if no server of a shared database had been seen for minutes; a file's is gone with its process. */
async function longUnseen(url: string): Promise<void> {
  if (!process.env.KITH_TEST_DATABASE) return
  const dialect = await openDialect(url)
  await dialect.commit({ steps: [{ sql: 'update kernel_server set seen = seen - 600000', parameters: [] }] })
  await dialect.close()
}

function says(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', part => {
      said += part
      if (said.includes(text)) resolve()
    })
    child.stderr?.on('data', part => {
      said += part
    })
    child.once('close', () => reject(new Error(said)))
  })
}

test('a batch that was asked for by an API key fails once the key is revoked', async () => {
  const fixture = await fixtureWith()
  const given = { name: 'Sync', start: 'kith_abc', hash: 'a'.repeat(64), roles: ['administrator'], scopes: ['*'] }
  const { id: key } = await fixture.call<{ id: string }>('kernel.createKey', given)
  const asker = (await fixture.app.actorOfKey(given.hash)) as Actor
  const id = await paused(fixture, asker)
  await fixture.call('kernel.revokeKey', { id: key })
  await fixture.call('kernel.resumeBatch', { id })
  await fixture.app.idle()
  expect(await read(fixture, id)).toMatchObject({ status: 'failed', error: { code: 'KITH_BATCH_ACTOR' } })
  expect(await authors(fixture)).toEqual([])
})
