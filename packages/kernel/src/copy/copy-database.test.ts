import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SearchPage } from '@kith/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../dialects/fresh.ts'
import { openDialect } from '../dialects/open.ts'
import { openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'
import { copyDatabase } from './copy-database.ts'

async function sqliteFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-copy-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'kith.sqlite')
}

/** A CRM in a SQLite file, with enough rows for many pages. */
async function source(): Promise<string> {
  const file = await sqliteFile()
  const fixture = await openFixture([people], { database: file })
  await fixture.call('people.create', { name: '张伟 O’Neil 😀' })
  for (let i = 0; i < 20; i++) await fixture.call('people.create', { name: `Person ${i}` })
  await fixture.app.idle()
  await fixture.close()
  const dialect = await openDialect(file)
  const insert =
    "insert into kernel_audit (id, change, entity, record, version, verb, at, plugin) values (?, 'c', 'e', 'r', 1, 'create', '2026', 'p')"
  await dialect.commit({
    steps: Array.from({ length: 6000 }, (_, i) => ({ sql: insert, parameters: [`row ${i}`] })),
  })
  await dialect.close()
  return file
}

async function emptyTarget(): Promise<string> {
  const fresh = await freshDatabase()
  onTestFinished(() => fresh.remove())
  return fresh.url
}

test('everything is there, found, and goes on', async () => {
  const [from, to] = [await source(), await emptyTarget()]
  const before = await openFixture([people], { database: from })
  const rows = await before.call('people.list', { sort: ['name'] })
  await before.close()
  const copied = await copyDatabase({ from, to })
  expect(copied.rows).toBeGreaterThan(6000)
  const after = await openFixture([people], { database: to })
  onTestFinished(() => after.close())
  await after.app.idle()
  expect(await after.call('people.list', { sort: ['name'] })).toEqual(rows)
  expect((await after.call<SearchPage>('kernel.search', { text: '张伟' })).hits).toHaveLength(1)
  await after.call('people.create', { name: 'New' })
  await after.app.idle()
  expect(await after.call('people.count')).toMatchObject({ count: 22 })
})

test('a copy that was killed goes on where it was, and is no database before it is whole', async () => {
  const [from, to] = [await source(), await emptyTarget()]
  const file = fileURLToPath(new URL('./fixture/copying.ts', import.meta.url))
  const child = spawn(process.execPath, [file, from, to], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('copy kernel_audit') && Number(line.split(' ')[2]) >= 1500) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  await expect(openFixture([people], { database: to })).rejects.toMatchObject({ code: 'KITH_COPY_UNFINISHED' })
  const other = await sqliteFile()
  await (await openFixture([people], { database: other })).close()
  await expect(copyDatabase({ from: other, to })).rejects.toMatchObject({ code: 'KITH_COPY_TARGET' })
  const first = new Map<string, number>()
  const progress = ({ table, rows, phase }: { table: string; rows: number; phase: string }) => {
    if (phase === 'copy' && !first.has(table)) first.set(table, rows)
  }
  const { rows } = await copyDatabase({ from, to, progress })
  expect(rows).toBeGreaterThan(6000)
  expect(first.get('kernel_audit')).toBeGreaterThanOrEqual(2000)
})

test('a target that is not empty is left alone, and a row that differs is named', async () => {
  const [from, to] = [await source(), await emptyTarget()]
  await copyDatabase({ from, to })
  await expect(copyDatabase({ from, to })).rejects.toMatchObject({ code: 'KITH_COPY_TARGET' })
  const empty = await emptyTarget()
  const interfere = async ({ table, phase }: { table: string; phase: string }) => {
    if (phase !== 'copy' || table !== 'people_person') return
    const dialect = await openDialect(from)
    await dialect.commit({
      steps: [{ sql: "update kernel_audit set plugin = 'q' where id = 'row 1'", parameters: [] }],
    })
    await dialect.close()
  }
  await expect(copyDatabase({ from, to: empty, progress: interfere })).rejects.toMatchObject({
    code: 'KITH_COPY_DIFFERS',
    details: { table: 'kernel_audit', key: ['row 1'] },
  })
})

test('a backup of any database is a file that opens as it is', async () => {
  const fixture = await openFixture([people])
  onTestFinished(() => fixture.close())
  await fixture.call('people.create', { name: 'Kept' })
  const file = await sqliteFile()
  await fixture.app.backup(file)
  const opened = await openFixture([people], { database: file })
  onTestFinished(() => opened.close())
  await opened.app.idle()
  expect(await opened.call('people.list')).toMatchObject({ rows: [{ name: 'Kept' }] })
  expect((await opened.call<SearchPage>('kernel.search', { text: 'kept' })).hits).toHaveLength(1)
})
