import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { freshDatabase } from '../fresh.ts'
import { openPostgres } from './open.ts'

const database = process.env.KITH_TEST_DATABASE

test.runIf(database)(
  'an index is built while a transaction that reads is open, and what was broken off is made anew',
  async () => {
    const { url, remove } = await freshDatabase()
    const dialect = await openPostgres(url)
    const one = (sql: string) => ({ sql, parameters: [] })
    await dialect.define([one('create table thing (id text primary key, code text)')])
    await dialect.commit({
      steps: ['a', 'b', 'b'].map((code, i) => ({
        sql: 'insert into thing (id, code) values (?, ?)',
        parameters: [String(i), code],
      })),
    })
    const index = { name: 'thing_code', columns: ['code'], unique: true }
    await expect(dialect.buildIndex?.('thing', index)).rejects.toMatchObject({ code: 'KITH_DATABASE_STATEMENT' })
    expect(await dialect.check()).toEqual([])
    await dialect.commit({ steps: [{ sql: "delete from thing where id = '2'", parameters: [] }] })
    await Promise.all([
      dialect.buildIndex?.('thing', index),
      ...Array.from({ length: 20 }, (_, i) =>
        dialect.commit({
          steps: [{ sql: 'insert into thing (id, code) values (?, ?)', parameters: [`n${i}`, `n${i}`] }],
        }),
      ),
    ])
    const [table] = await dialect.schema()
    expect(table?.indexes).toMatchObject([{ name: 'thing_code', unique: true }])
    await dialect.buildIndex?.('thing', index)
    await dialect.close()
    await remove()
  },
)

test.runIf(database)('an index that a transaction stood in the way of is built when that is through', async () => {
  const { url, remove } = await freshDatabase()
  const dialect = await openPostgres(url)
  await dialect.define([{ sql: 'create table thing (id text primary key, code text)', parameters: [] }])
  const other = new Client({ connectionString: url })
  await other.connect()
  await other.query('begin isolation level repeatable read')
  await other.query('select 1 from thing')
  const built = dialect.buildIndex?.('thing', { name: 'thing_code', columns: ['code'], unique: false })
  const isWaiting = async () => {
    const waiting = await dialect.all({
      sql: "select 1 as n from pg_stat_activity where query like ? and wait_event_type = 'Lock'",
      parameters: ['create index concurrently%thing_code%'],
    })
    expect(waiting).toHaveLength(1)
  }
  await vi.waitFor(isWaiting, { timeout: 20_000 })
  // It waits for the build, which waits for it: PostgreSQL ends the one that finds out first, mostly the build.
  await other.query('lock table thing in share row exclusive mode').catch(() => undefined)
  await other.query('rollback')
  await built
  const [table] = await dialect.schema()
  expect(table?.indexes).toMatchObject([{ name: 'thing_code' }])
  await other.end()
  await dialect.close()
  await remove()
})
