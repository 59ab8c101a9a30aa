import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'
import { databaseFile, manifestFile } from './manifest.ts'
import { type RestoreOptions, restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'
import { backUp, writeBackup } from './write-backup.ts'

const version = '1.2.3'

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-backup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function openAt(database?: string): Promise<Fixture> {
  const fixture = await openFixture([people], database === undefined ? {} : { database })
  onTestFinished(() => fixture.close())
  return fixture
}

async function namesIn(database: string): Promise<string[]> {
  const fixture = await openAt(database)
  const { rows } = await fixture.call<{ rows: { name: string }[] }>('people.list', { sort: ['name'], limit: 200 })
  await fixture.app.close()
  return rows.map(row => row.name)
}

/** A database with one person, closed, and a backup of it. */
async function prepare() {
  const folder = await temporary()
  const [database, backup] = [join(folder, 'data', 'kith.sqlite'), join(folder, 'backup')]
  await mkdir(join(folder, 'data'))
  const fixture = await openAt(database)
  await fixture.call('people.create', { name: 'Ann' })
  await fixture.app.close()
  await backUp(database, { folder: backup, version })
  const restore = (options: Partial<RestoreOptions> = {}) => restoreBackup({ backup, database, version, ...options })
  const add = async (name: string) => {
    const again = await openAt(database)
    await again.call('people.create', { name })
    await again.app.close()
  }
  return { folder, database, backup, restore, add }
}

test('a backup taken while 50 clients write has every write acknowledged before it began, and nothing by half', async () => {
  const folder = await temporary()
  const database = join(folder, 'kith.sqlite')
  const fixture = await openAt(database)
  const acknowledged: string[] = []
  let copied = false
  let enough = () => {}
  const warm = new Promise<void>(resolve => {
    enough = resolve
  })
  const clients = Array.from({ length: 50 }, async (_, client) => {
    for (let i = 0; !copied; i++) {
      const { id } = await fixture.call<{ id: string }>('people.create', { name: `Person ${client} ${i}` })
      await fixture.call('people.update', { id, set: { note: 'both' } })
      acknowledged.push(id)
      if (acknowledged.length === 100) enough()
    }
  })
  await warm
  const before = [...acknowledged]
  const manifest = await backUp(database, { folder: join(folder, 'backup'), version })
  copied = true
  await Promise.all(clients)
  expect(manifest).toMatchObject({ format: 1, version, database: 'sqlite', files: [{ path: databaseFile }] })

  const target = join(folder, 'restored.sqlite')
  await restoreBackup({ backup: join(folder, 'backup'), database: target, version })
  const restored = await openAt(target)
  const found = new Map<string, { version: number; note: string | null }>()
  let after: string | undefined
  do {
    const page = await restored.call<{ rows: { id: string; version: number; note: string | null }[]; next?: string }>(
      'people.list',
      { limit: 200, ...(after === undefined ? {} : { after }) },
    )
    for (const row of page.rows) found.set(row.id, row)
    after = page.next
  } while (after !== undefined)
  for (const id of before) expect(found.get(id)).toMatchObject({ version: 2, note: 'both' })
  expect(found.size).toBeLessThanOrEqual(acknowledged.length + 50)
  const { batch } = await restored.call<{ batch: string }>('kernel.rebuildSearch')
  await restored.app.idle()
  expect(await restored.call('kernel.batches.get', { id: batch })).toMatchObject({
    status: 'done',
    result: { gaps: [] },
  })
})

test('when the last one was written whole is known where it was made; one that was refused is none', async () => {
  const folder = await temporary()
  const database = join(folder, 'kith.sqlite')
  const fixture = await openAt(database)
  const last = () => fixture.call<{ at: string | null }>('kernel.lastBackup', {})
  expect(await last()).toEqual({ at: null })
  const { at } = await backUp(database, { folder: join(folder, 'backup'), version })
  expect(await last()).toEqual({ at })
  await expect(backUp(database, { folder: join(folder, 'backup'), version })).rejects.toThrow()
  expect(await last()).toEqual({ at })
})

test('a backup tells which of its files are missing or changed, and is then not restored', async () => {
  const { folder, backup } = await prepare()
  expect(await verifyBackup(backup)).toMatchObject({ version })
  const target = join(folder, 'other.sqlite')
  const file = await open(join(backup, databaseFile), 'r+')
  await file.write(Buffer.from([1]), 0, 1, 5000)
  await file.close()
  const damaged = { code: 'KITH_BACKUP_DAMAGED', details: { files: { [databaseFile]: 'changed' } } }
  await expect(verifyBackup(backup)).rejects.toMatchObject(damaged)
  await expect(restoreBackup({ backup, database: target, version })).rejects.toMatchObject(damaged)
  await rm(join(backup, databaseFile))
  await expect(verifyBackup(backup)).rejects.toMatchObject({ details: { files: { [databaseFile]: 'missing' } } })
  expect((await readdir(folder)).sort()).toEqual(['backup', 'data'])
})

test('what is no backup, is of a later format, or names a file outside of itself, is not read', async () => {
  const { backup } = await prepare()
  const path = join(backup, manifestFile)
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  for (const wrong of [
    '{',
    JSON.stringify({ ...manifest, format: 2 }),
    JSON.stringify({ ...manifest, files: [{ ...manifest.files[0], path: '../../passwd' }, manifest.files[0]] }),
    JSON.stringify({ ...manifest, files: [] }),
  ]) {
    await writeFile(path, wrong)
    await expect(verifyBackup(backup)).rejects.toMatchObject({ code: 'KITH_BACKUP_UNKNOWN' })
  }
  await expect(verifyBackup(join(backup, 'nowhere'))).rejects.toMatchObject({ code: 'KITH_BACKUP_UNKNOWN' })
})

test('a damaged database makes no backup, and is replaced by one, its files kept as they were', async () => {
  const { folder, database, restore } = await prepare()
  const file = await open(database, 'r+')
  await file.write(Buffer.alloc(4096, 7), 0, 4096, 4096 * 20)
  await expect(backUp(database, { folder: join(folder, 'next'), version })).rejects.toMatchObject({
    code: 'KITH_DATABASE_BACKUP',
    message: expect.stringContaining('damaged'),
  })
  await file.write(Buffer.alloc(200_000, 7), 0, 200_000, 0)
  await file.close()
  await expect(backUp(database, { folder: join(folder, 'next'), version })).rejects.toMatchObject({
    code: 'KITH_DATABASE_CORRUPT',
  })
  const bytes = await readFile(database)
  await expect(restore()).rejects.toMatchObject({ code: 'KITH_DATABASE_NOT_EMPTY' })
  const { kept } = await restore({ keep: join(folder, 'kept') })
  expect(await readFile(join(kept as string, databaseFile))).toEqual(bytes)
  expect(await namesIn(database)).toEqual(['Ann'])
})

test('a database that somebody has open is neither replaced nor touched', async () => {
  const { folder, database, restore } = await prepare()
  const fixture = await openAt(database)
  const keep = join(folder, 'kept')
  await expect(restore({ keep })).rejects.toMatchObject({ code: 'KITH_DATABASE_IN_USE' })
  await fixture.call('people.create', { name: 'Bob' })
  await fixture.app.close()
  expect(await namesIn(database)).toEqual(['Ann', 'Bob'])
  await restore({ keep })
  expect(await namesIn(database)).toEqual(['Ann'])
  await restoreBackup({ backup: keep, database, version, keep: join(folder, 'kept-too') })
  expect(await namesIn(database)).toEqual(['Ann', 'Bob'])
})

test('a restore that fails, or is killed, leaves the old state', async () => {
  const { folder, database, backup, restore, add } = await prepare()
  await add('Bob')
  const keep = join(folder, 'kept')
  const failing = () => Promise.reject(new Error('the modules do not load'))
  await expect(restore({ keep, prepare: failing })).rejects.toThrow('the modules do not load')
  expect((await readdir(join(folder, 'data'))).filter(name => name.includes('restoring'))).toEqual([])
  expect(await namesIn(database)).toEqual(['Ann', 'Bob'])

  const source = `import { restoreBackup } from ${JSON.stringify(new URL('./restore-backup.ts', import.meta.url).href)}
    const prepare = () => { console.log('ready'); return new Promise(() => setInterval(() => {}, 1000)) }
    await restoreBackup({ ...${JSON.stringify({ backup, database, keep, version })}, prepare })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(await namesIn(database)).toEqual(['Ann', 'Bob'])
  await restore({ keep })
  expect(await namesIn(database)).toEqual(['Ann'])
  expect((await readdir(join(folder, 'data'))).filter(name => name.includes('restoring'))).toEqual([])
})

test('attachments go along, and those that are there already stay', async () => {
  const { folder, database, restore } = await prepare()
  const attachments = join(folder, 'attachments')
  await mkdir(join(attachments, 'ab'), { recursive: true })
  await writeFile(join(attachments, 'ab', 'cdef'), 'a contract')
  const backup = join(folder, 'with-attachments')
  const { files } = await backUp(database, { folder: backup, version, attachments })
  expect(files.map(({ path }) => path)).toEqual(['attachments/ab/cdef', databaseFile])
  await rm(attachments, { recursive: true })
  await mkdir(attachments)
  await writeFile(join(attachments, 'other'), 'kept')
  await restore({ backup, attachments, keep: join(folder, 'kept') })
  expect(await readFile(join(attachments, 'ab', 'cdef'), 'utf8')).toBe('a contract')
  expect(await readFile(join(attachments, 'other'), 'utf8')).toBe('kept')
})

test('a backup is whole or not there, and replaces one only when told to', async () => {
  const { folder, database, backup } = await prepare()
  await expect(backUp(database, { folder: backup, version })).rejects.toMatchObject({ code: 'KITH_FILE_EXISTS' })
  const source = {
    name: 'sqlite' as const,
    backup: async (file: string) => {
      await cp(database, file)
      throw new Error('the disk is full')
    },
  }
  await expect(writeBackup(source, { folder: backup, version, replace: true })).rejects.toThrow('the disk is full')
  expect(await verifyBackup(backup)).toMatchObject({ version })
  await backUp(database, { folder: backup, version: '1.2.4', replace: true })
  expect(await verifyBackup(backup)).toMatchObject({ version: '1.2.4' })
  expect((await readdir(folder)).sort()).toEqual(['backup', 'data'])
  await expect(backUp(join(folder, 'none.sqlite'), { folder: backup, version })).rejects.toMatchObject({
    code: 'KITH_NO_DATABASE',
  })
})
