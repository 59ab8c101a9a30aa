import { expect, test } from 'vitest'
import { kernelTables } from '../../schema/kernel-tables.ts'
import type { Dialect, Row, Step } from '../dialect.ts'
import { freshDatabase } from '../fresh.ts'
import { openPostgres } from './open.ts'

const database = process.env.KITH_TEST_DATABASE
const at = '2026-11-29T10:00:00.000Z'

test.runIf(database)('what waits to be delivered is taken along its index, however much waits', async () => {
  await withTables(['kernel_delivery', 'kernel_server'], async dialect => {
    await run(dialect, {
      sql: `insert into kernel_delivery (id, subscriber, record, version, payload, status, attempts, run_at, at)
        select 'd' || n, 'hears.it', 'note/' || n, 1, '{}', 'open', 0, ?, ? from generate_series(1, 5000) n`,
      parameters: [at, at],
    })
    const steps = dialect.peers?.claim({ at, except: [], notOf: [], limit: 4 }) ?? []
    const explained = steps.map((step, i) =>
      i === steps.length - 1 ? { ...step, sql: `explain (analyze, timing off, costs off) ${step.sql}` } : step,
    )
    const outcome = await dialect.commit({ steps: explained })
    const plan = outcome.ok ? planIn(outcome.rows.at(-1)) : ''
    expect(plan).toMatch(/Index Scan using kernel_delivery_due [^\n]*actual rows=4/)
    // By itself it would read them all once more: each setting ends with its transaction.
    expect(await dialect.all({ sql: 'show enable_seqscan', parameters: [] })).toEqual([{ enable_seqscan: 'on' }])
  })
})

test.runIf(database)('the latest changes, of all or of one record, are read from the end of their index', async () => {
  await withTables(['kernel_audit'], async dialect => {
    await run(dialect, {
      sql: `insert into kernel_audit (id, change, entity, record, version, verb, at, plugin)
        select 'a' || n, 'c' || n, 'note', 'r' || n % 10, 1, 'create', ?, 'notes' from generate_series(1, 5000) n`,
      parameters: [at],
    })
    await run(dialect, { sql: 'analyze kernel_audit', parameters: [] })
    for (const where of ['', "where record = 'r1' and entity = 'note'"]) {
      const plan = await planOf(dialect, {
        sql: `select id from kernel_audit ${where} order by at desc, id desc limit 50`,
        parameters: [],
      })
      expect(plan).toMatch(/Index (Only )?Scan Backward/)
      expect(plan).not.toContain('Sort')
    }
  })
})

test.runIf(database)('a statement that was planned for a small table is planned anew for a large one', async () => {
  const { url, remove } = await freshDatabase()
  const dialect = await openPostgres(url, { readers: 1 })
  await dialect.define([
    { sql: 'create table thing (id text primary key, code text not null)', parameters: [] },
    { sql: 'create index thing_code on thing (code)', parameters: [] },
  ])
  await run(dialect, { sql: "insert into thing values ('1', 'a')", parameters: [] })
  await run(dialect, { sql: 'analyze thing', parameters: [] })
  const find: Step = { sql: 'select id from thing where code = ?', parameters: ['a'] }
  for (let n = 0; n < 10; n++) await dialect.all(find)
  await run(dialect, {
    sql: "insert into thing select 'x' || n, 'c' || n from generate_series(1, 20000) n",
    parameters: [],
  })
  expect((await dialect.all(find)).length).toBe(1)
  const [plan] = await dialect.all({
    sql: 'select generic_plans, custom_plans from pg_prepared_statements where statement like ?',
    parameters: ['select id from thing%'],
  })
  expect(plan).toMatchObject({ generic_plans: 0 })
  await dialect.close()
  await remove()
})

async function withTables(names: readonly string[], work: (dialect: Dialect) => Promise<void>): Promise<void> {
  const { url, remove } = await freshDatabase()
  const dialect = await openPostgres(url)
  for (const spec of kernelTables.filter(table => names.includes(table.name)))
    await dialect.define([
      { sql: dialect.ddl.createTable(spec), parameters: [] },
      ...spec.indexes.map(index => ({ sql: dialect.ddl.createIndex(spec.name, index), parameters: [] })),
    ])
  await work(dialect)
  await dialect.close()
  await remove()
}

async function run(dialect: Dialect, step: Step): Promise<void> {
  expect((await dialect.commit({ steps: [step] })).ok).toBe(true)
}

async function planOf(dialect: Dialect, { sql, parameters }: Step): Promise<string> {
  return planIn(await dialect.all({ sql: `explain ${sql}`, parameters }))
}

const planIn = (rows: readonly Row[] = []): string => rows.map(row => row['QUERY PLAN']).join('\n')
