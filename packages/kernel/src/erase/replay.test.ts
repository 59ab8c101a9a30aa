import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineContract, definePlugin, email, entity, type Infer, type Plugin, text } from '@kith/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { restoreBackup } from '../backup/restore-backup.ts'
import { backUp } from '../backup/write-backup.ts'
import { freshDatabase } from '../dialects/fresh.ts'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { knownErasures, replayErasures } from './replay.ts'

const soul = entity('souls.soul', {
  person: { by: ['email'] },
  fields: { name: text({ required: true, personal: true, default: '-' }), email: email({ personal: true }) },
})
const contract = defineContract({ name: 'souls', version: '0.1.0', main: soul, entities: {} })
interface SoulsContract extends Infer<typeof contract> {}
const souls: Plugin<SoulsContract> = definePlugin<SoulsContract>({ contract, handlers: {} })

async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), 'kith-replay-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [database, erasures] = [join(folder, 'kith.sqlite'), join(folder, 'erasures.jsonl')]
  const open = (at = database) => openFixture([souls], { database: at, erasures })
  const names = async (fixture: Fixture) => {
    const { rows } = await fixture.call<{ rows: { name: string }[] }>('souls.list', { sort: ['createdAt'] })
    return rows.map(row => row.name)
  }
  return { folder, database, erasures, open, names }
}

test('who was erased after the backup is erased again by its restore, and nobody else', async () => {
  const { folder, database, erasures, open, names } = await prepare()
  const fixture = await open()
  const create = async (name: string, address: string) =>
    (await fixture.call<{ id: string }>('souls.create', { name, email: address })).id
  const early = await create('Early', 'early@example.com')
  const ann = await create('Ann', 'shared@example.com')
  const kept = await create('Kept', 'shared@example.com')
  await create('Bob', 'bob@example.com')
  await fixture.call('kernel.erase', { entity: 'souls.soul', id: early, reason: 'asked' })
  await fixture.app.idle()
  const backup = join(folder, 'backup')
  const { at } = await backUp(database, { folder: backup, version: '1.0.0' })
  const late = await create('Late', 'late@example.com')
  const keep = [{ entity: 'souls.soul', id: kept }]
  await fixture.call('kernel.erase', { entity: 'souls.soul', id: ann, reason: 'asked', keep })
  await fixture.call('kernel.erase', { entity: 'souls.soul', id: late, reason: 'asked' })
  await fixture.app.idle()
  await fixture.close()
  expect(await readFile(erasures, 'utf8')).not.toMatch(/Ann|Late|example\.com/)

  // The database is lost with all that it knew; the file beside it is not.
  await rm(database)
  let erased = 0
  await restoreBackup({
    backup,
    database,
    version: '1.0.0',
    async prepare(restored, _manifest, present) {
      expect(present).toBeUndefined()
      const again = await open(restored)
      expect(await names(again)).toEqual(['-', 'Ann', 'Kept', 'Bob'])
      erased = await replayErasures(again.app, await knownErasures(erasures), at)
      await again.close()
    },
  })
  const restored = await open()
  expect([erased, await names(restored)]).toEqual([1, ['-', '-', 'Kept', 'Bob']])
  await restored.close()
})

test('a line that was cut off, or an erasure that the file lacks, is written by the next start', async () => {
  const { database, erasures, open } = await prepare()
  const fixture = await open()
  const { id } = await fixture.call<{ id: string }>('souls.create', { name: 'Ann' })
  await fixture.call('kernel.erase', { entity: 'souls.soul', id, reason: 'asked' })
  await fixture.close()
  const [line] = await knownErasures(erasures)
  expect(line).toMatchObject({ record: { entity: 'souls.soul', id }, reason: 'asked', keep: [] })
  await rm(erasures)
  await appendFile(erasures, JSON.stringify(line).slice(0, 20))
  expect(await knownErasures(erasures)).toEqual([])
  expect(await knownErasures(erasures, database)).toEqual([line])
  await (await open()).close()
  expect(await knownErasures(erasures)).toEqual([line])
})

// The first database is of the kind that the run is about, SQLite or PostgreSQL, and so is the one that is restored to.
test('a backup goes into an empty database of either kind, and who was erased since is erased again', async () => {
  const { folder, erasures } = await prepare()
  const backup = join(folder, 'backup')
  const kith = await openFixture([souls], { erasures })
  const { id } = await kith.call<{ id: string }>('souls.create', { name: 'Ann', email: 'ann@example.com' })
  await kith.call('souls.create', { name: 'Bob', email: 'bob@example.com' })
  await backUp(kith.url, { folder: backup, version: '1.0.0' })
  await kith.call('kernel.erase', { entity: 'souls.soul', id, reason: 'asked' })
  await kith.close()

  const { url, remove } = await freshDatabase()
  onTestFinished(remove)
  const restore = () =>
    restoreBackup({
      backup,
      database: url,
      version: '1.0.0',
      async prepare(restored, { at }) {
        const staged = await openFixture([souls], { database: restored })
        await replayErasures(staged.app, await knownErasures(erasures), at)
        await staged.app.close()
      },
    })
  await restore()
  const again = await openFixture([souls], { database: url })
  const { rows } = await again.call<{ rows: { name: string }[] }>('souls.list', { sort: ['createdAt'] })
  expect(rows.map(row => row.name)).toEqual(['-', 'Bob'])
  await again.app.close()
  await expect(restore()).rejects.toMatchObject({
    code: process.env.KITH_TEST_DATABASE ? 'KITH_COPY_TARGET' : 'KITH_DATABASE_NOT_EMPTY',
  })
})
