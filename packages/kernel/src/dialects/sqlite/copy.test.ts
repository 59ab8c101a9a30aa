import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { insert, temporaryFolder, testDatabase } from './database.fixture.ts'

it('copies a whole and consistent database while others write', async () => {
  const { dialect } = await testDatabase()
  const folder = await temporaryFolder()
  const file = join(folder, 'backup.db')
  await writeFile(file, 'an older backup')
  let next = 0
  let copied = false
  const pairs = Array.from({ length: 10 }, async () => {
    while (!copied) {
      const id = 2 * next++
      expect((await dialect.commit({ steps: [insert(id), insert(id + 1)] })).ok).toBe(true)
    }
  })
  for (let n = 0; n < 50; n++) await dialect.commit({ steps: [insert(-1 - n)] })
  await dialect.backup(file)
  copied = true
  await Promise.all(pairs)

  const copy = new Database(file, { readonly: true })
  onTestFinished(() => void copy.close())
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(copy.prepare('SELECT count(*) FROM item WHERE id < 0').pluck().get()).toBe(50)
  expect(copy.prepare('SELECT count(*) % 2 FROM item').pluck().get()).toBe(0)
  expect((await readdir(folder)).filter(name => name.includes('.part'))).toEqual([])
})

it('says where no backup could be written, and leaves nothing behind', async () => {
  const { dialect } = await testDatabase()
  const folder = await temporaryFolder()
  const path = join(folder, 'missing', 'backup.db')
  await expect(dialect.backup(path)).rejects.toMatchObject({ code: 'KITH_DATABASE_BACKUP', details: { path } })
  expect(await readdir(folder)).toEqual([])
})
