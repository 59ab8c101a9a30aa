import { expect, test } from 'vitest'
import { createApp } from '../boot/create-app.ts'
import { library } from '../fixture/library.ts'
import { shop } from '../fixture/shop.ts'
import type { Dialect } from './dialect.ts'
import { keepDatabases } from './kept-databases.ts'
import { openDialect } from './open.ts'
import { keepPools } from './postgres/pools.ts'

const keeps = process.env.KITH_TEST_DATABASE !== undefined
const pools = keepPools()
const databases = keepDatabases(pools)

/** Boots an app on a database of its own, has something done to it, and answers where it was and what stood in it at first. */
async function used(plugins: readonly (typeof library | typeof shop)[], work: (dialect: Dialect) => Promise<unknown>) {
  const database = await databases(plugins)
  const app = await createApp({ config: { plugins }, database: database.url, pools })
  await database.made()
  const dialect = await openDialect(database.url)
  const tables = await dialect.schema()
  const rows: Record<string, unknown> = {}
  for (const { name } of tables) {
    if (!/^kernel_search_/.test(name)) rows[name] = (await count(dialect, name))[0]?.n
  }
  await work(dialect)
  await dialect.close()
  await app.close()
  await database.remove()
  return { url: database.url, tables, rows }
}

const count = (dialect: Dialect, name: string) =>
  dialect.all({ sql: `select count(*) as n from "${name}"`, parameters: [] })

const nothing = async () => {}
const define = (sql: string) => (dialect: Dialect) => dialect.define([{ sql, parameters: [] }])
test('a database begins as a new one does, whatever an earlier test left in it', async () => {
  const first = await used([shop], dialect =>
    dialect.define([
      { sql: 'create table extra (a text)', parameters: [] },
      { sql: 'create index extra_index on "shop_order" ("name")', parameters: [] },
      { sql: `insert into "shop_customer" ("id", "version") values ('one', 1)`, parameters: [] },
    ]),
  )
  const second = await used([shop], nothing)
  expect(second.tables).toEqual(first.tables)
  expect(second.rows).toEqual(first.rows)
  expect(second.url === first.url).toBe(keeps)
})

test('one of other plugins, or whose tables were changed, is not used again', async () => {
  const first = await used([library], define('alter table "library_book" add column "more" text'))
  const second = await used([library, shop], nothing)
  const third = await used([library], nothing)
  expect(new Set([first.url, second.url, third.url]).size).toBe(3)
  expect(third.tables).toEqual(first.tables)
})
