import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SearchPage } from '@kith/sdk'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDialect } from '../dialects/open.ts'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'
import { tidySearch } from './tidy.ts'

interface BatchRow {
  readonly status: string
  readonly progress: number
  readonly result: unknown
}

const labels = async (fixture: Fixture, text: string) =>
  (await fixture.call<SearchPage>('kernel.search', { text })).hits.map(hit => hit.label)

test('an index that lost rows, or has rows of records that are gone, is whole again after a rebuild', async () => {
  const fixture = await openFixture([people])
  try {
    for (let i = 0; i < 230; i++) await fixture.call('people.create', { name: `Person ${i}` })
    await fixture.call('people.firms.create', { name: 'Kept Firm' })
    const { rows } = await fixture.call<{ rows: { id: string }[] }>('people.list', { limit: 100 })
    const dialect = await openDialect(fixture.url)
    const { put, remove } = dialect.search
    await dialect.commit({
      steps: [
        ...rows.flatMap(({ id }) => remove('people.person', id)),
        ...put({ entity: 'people.person', record: 'gone', terms: ['ghost', '@people.person'] }),
      ],
    })
    await dialect.close()
    const { batch } = await fixture.call<{ batch: string }>('kernel.rebuildSearch')
    await fixture.app.idle()
    const done = await fixture.call<BatchRow>('kernel.batches.get', { id: batch })
    expect(done).toMatchObject({ status: 'done', progress: 231, result: { gaps: [] } })
    for (const i of [0, 1, 228, 229]) expect(await labels(fixture, `person ${i} `)).toEqual([`Person ${i}`])
    expect(await labels(fixture, 'ghost')).toEqual([])
  } finally {
    await fixture.close()
  }
})

test('a database from before the index is indexed when it starts; a second start does nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-search-'))
  const database = join(folder, 'kith.sqlite')
  const batches = async () => {
    const fixture = await openFixture([people], { database })
    await fixture.app.idle()
    const { rows } = await fixture.call<{ rows: unknown[] }>('kernel.batches.list')
    const found = await labels(fixture, 'early')
    await fixture.close()
    return [rows.length, found]
  }
  try {
    const first = await openFixture([people], { database })
    await first.call('people.create', { name: 'Early Bird' })
    await first.close()
    const file = new Database(database)
    file.exec(
      "delete from kernel_search where rowid > 0; delete from kernel_search_row; delete from kernel_ledger where kind = 'search'",
    )
    file.close()
    expect(await batches()).toEqual([1, ['Early Bird']])
    expect(await batches()).toEqual([1, ['Early Bird']])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('an index in many parts is merged into one, and finds the same', async () => {
  const dialect = await openDialect(':memory:')
  try {
    await dialect.define(dialect.search.tables.flatMap(({ create }) => create.map(sql => ({ sql, parameters: [] }))))
    for (let i = 0; i < 40; i++) {
      await dialect.commit({ steps: dialect.search.add({ entity: 'x.y', record: `r${i}`, terms: ['all', `one${i}`] }) })
    }
    const find = (term: string) => dialect.all(dialect.search.find({ match: { term }, limit: 100 }))
    const before = await find('all')
    await tidySearch(dialect)
    expect(await find('all')).toEqual(before)
    expect(await find('one7')).toHaveLength(1)
    const parts = dialect.search.parts
    if (parts) expect(await dialect.all(parts.count)).toEqual([{ count: 1 }])
  } finally {
    await dialect.close()
  }
})
