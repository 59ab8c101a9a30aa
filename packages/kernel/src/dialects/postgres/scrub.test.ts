import { expect, test } from 'vitest'
import { freshDatabase } from '../fresh.ts'
import { openPostgres } from './open.ts'

const database = process.env.KITH_TEST_DATABASE

test.runIf(database)('what was overwritten is in no table and in no statistics any more', async () => {
  const { url, remove } = await freshDatabase()
  const dialect = await openPostgres(url)
  const run = async (sql: string) => expect((await dialect.commit({ steps: [{ sql, parameters: [] }] })).ok).toBe(true)
  const remembered = async () => {
    const rows = await dialect.all({
      sql: "select cast(histogram_bounds as text) as bounds from pg_stats where tablename = 'person' and attname = 'email'",
      parameters: [],
    })
    return rows.map(row => row.bounds).join()
  }
  await dialect.define([{ sql: 'create table person (id integer primary key, email text)', parameters: [] }])
  await run("insert into person select n, 'person-' || n || '@example.com' from generate_series(1, 50) n")
  await run('analyze person')
  expect(await remembered()).toContain('person-7@example.com')
  await run('update person set email = null where id = 7')
  expect(await remembered()).toContain('person-7@example.com')
  await dialect.scrub()
  expect(await remembered()).not.toContain('person-7@example.com')
  expect(await remembered()).toContain('person-8@example.com')
  await dialect.close()
  await remove()
})
