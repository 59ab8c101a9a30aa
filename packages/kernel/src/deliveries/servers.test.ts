import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { administrator } from '@kith/sdk'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../dialects/fresh.ts'
import { openDialect } from '../dialects/open.ts'
import { serve } from './fixture/serving.ts'

const admin = { id: 'token', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' } as const

async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase()
  onTestFinished(() => database.remove())
  const dialect = await openDialect(database.url)
  const create = 'create table test_witness (delivery text, pid integer, begun text, ended text)'
  await dialect.define([{ sql: create, parameters: [] }])
  await dialect.close()
  return database
}

async function startServer(url: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('./fixture/serving.ts', import.meta.url))
  const child = spawn(process.execPath, [file, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return child
}

describe.runIf(process.env.KITH_TEST_DATABASE)('servers that share a database', () => {
  test('one is killed under load: no delivery is lost, none made twice at once, order and updates are kept', async () => {
    const { url } = await emptyDatabase()
    const [first] = await Promise.all([startServer(url), startServer(url)])
    const { app, notes } = await serve(url)
    onTestFinished(async () => {
      await app.close()
      await notes.close()
    })
    const books = 12
    const rounds = 8
    const load = Array.from({ length: books }, async (_, i) => {
      const { id } = (await app.call(admin, 'library.create', { title: `Book ${i}` })) as { id: string }
      let lent = 0
      for (let n = 0; n < rounds; n++) {
        const two = [0, 1].map(() => app.call(admin, 'library.lend', { id, to: 'a@b.cd' }))
        for (const result of await Promise.allSettled(two)) if (result.status === 'fulfilled') lent++
      }
      return { id, lent }
    })
    const made = async () =>
      Number((await notes.all({ sql: 'select count(*) as n from library_author', parameters: [] }))[0]?.n)
    await vi.waitFor(async () => expect(await made()).toBeGreaterThan(20), { timeout: 50_000 })
    first.kill('SIGKILL')
    const results = await Promise.all(load)
    const open = "select count(*) as n from kernel_delivery where subscriber = 'tap:witness.saw'"
    const left = async () => (await notes.all({ sql: open, parameters: [] }))[0]?.n
    await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 50_000, interval: 200 })
    let versions = 0
    for (const { id, lent } of results) {
      const row = (await app.call(admin, 'library.get', { id })) as { lendings: number; version: number }
      expect(row).toMatchObject({ lendings: lent })
      versions += row.version
    }
    expect(await made()).toBe(versions)
    // Killed after its handler and before its commit, it is made once more by another; but never while it is being made.
    const overlap = `select a.delivery from test_witness a join test_witness b on a.delivery = b.delivery
      where a.pid < b.pid and a.begun::timestamptz < coalesce(b.ended, b.begun)::timestamptz
      and b.begun::timestamptz < coalesce(a.ended, a.begun)::timestamptz`
    expect(await notes.all({ sql: overlap, parameters: [] })).toEqual([])
    const order = `select a.delivery from test_witness a join test_witness b
      on split_part(a.delivery, ' ', 1) = split_part(b.delivery, ' ', 1)
      where split_part(a.delivery, ' ', 2)::integer < split_part(b.delivery, ' ', 2)::integer and b.begun < a.begun`
    expect(await notes.all({ sql: order, parameters: [] })).toEqual([])
  }, 120_000)

  test('starting at once make one schema, and hear of each other’s commits', async () => {
    const { url } = await emptyDatabase()
    const [one, two] = await Promise.all([serve(url), serve(url)])
    onTestFinished(async () => {
      await Promise.all([one.app.close(), two.app.close(), one.notes.close(), two.notes.close()])
    })
    const heard: string[] = []
    two.app.watch(({ records }) => void heard.push(...records.map(record => record.id)))
    await vi.waitFor(
      async () => {
        const { id } = (await one.app.call(admin, 'library.create', { title: 'Told' })) as { id: string }
        await vi.waitFor(() => expect(heard).toContain(id), { timeout: 1000 })
      },
      { timeout: 20_000 },
    )
  })
})
