import { expect, it } from 'vitest'
import { step, testDatabase } from './database.fixture.ts'

it('plans statements for what tables hold by now, on connections that were open before', async () => {
  const { dialect } = await testDatabase()
  await dialect.define([
    step('CREATE TABLE lead (region INTEGER, owner INTEGER, at INTEGER)'),
    step('CREATE INDEX lead_owner ON lead (owner, at)'),
    step('CREATE INDEX lead_region ON lead (region, at)'),
  ])
  const question = 'SELECT at FROM lead WHERE region = ? AND owner = ? ORDER BY at'
  const plan = async () => {
    await dialect.all({ sql: 'SELECT 1 FROM lead LIMIT 1', parameters: [] })
    const rows = await dialect.all({ sql: `EXPLAIN QUERY PLAN ${question}`, parameters: [1n, 1n] })
    return rows.map(row => String(row.detail)).join()
  }
  // Without knowing better, the index that is there last.
  expect(await plan()).toContain('lead_region')
  await dialect.commit({
    steps: [
      step(
        'INSERT INTO lead WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i % 2, i % 1000, i FROM n',
      ),
    ],
  })
  await dialect.analyze?.()
  const plans = new Set<string>()
  for (let n = 0; n < 8; n++) plans.add(await plan())
  expect([...plans].join()).toContain('lead_owner')
  expect([...plans].join()).not.toContain('lead_region')
  expect((await dialect.schema()).map(({ name }) => name)).not.toContain('kernel_analyzed')
})

/** 60,000 tasks of a hundred people, nearly all done, three about each of many; links, of which the first has a tenth. */
async function skewed() {
  const { dialect, file } = await testDatabase()
  await dialect.define([
    step('CREATE TABLE task (id TEXT PRIMARY KEY, owner INTEGER, state TEXT, at INTEGER, about TEXT)'),
    step('CREATE INDEX task_owner ON task (owner, at)'),
    step('CREATE INDEX task_state ON task (state, at)'),
    step('CREATE INDEX task_about ON task (about, id)'),
    step('CREATE TABLE link (owner INTEGER, id INTEGER, PRIMARY KEY (owner, id)) WITHOUT ROWID'),
    step('CREATE INDEX link_id ON link (id)'),
  ])
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)'
  await dialect.commit({
    steps: [
      step(
        `INSERT INTO task ${numbers} SELECT 'task ' || i, i % 100, iif(i % 600 = 0, 'planned', 'done'), i, 'person ' || (i / 3) FROM n`,
      ),
      step(`INSERT INTO link ${numbers} SELECT iif(i < 5000, 0, i / 2), i FROM n`),
    ],
  })
  await dialect.analyze?.()
  const rows = async (sql: string) => (await dialect.all(step(sql))).map(row => Object.values(row).map(String))
  return { dialect, file, rows }
}

/** How many rows an index's beginning leads to, by what SQLite was told: all, then for one column, two … */
async function told(rows: (sql: string) => Promise<string[][]>, index: string): Promise<number[]> {
  const [[stat = ''] = []] = await rows(`SELECT stat FROM sqlite_stat1 WHERE idx = '${index}'`)
  return stat.split(' ').map(Number)
}

it('tells large tables by rows from all over them: how many there are of a person, of a state, of a name', async () => {
  const { rows } = await skewed()
  const near = (about: number) => expect.closeTo(about, -Math.log10(about / 2))
  expect(await told(rows, 'task_owner')).toEqual([near(60_000), near(600), 1])
  expect(await told(rows, 'task_state')).toEqual([near(60_000), near(30_000), 1])
  expect(await told(rows, 'task_about')).toEqual([near(60_000), 3, 1])
  expect(await told(rows, 'sqlite_autoindex_task_1')).toEqual([near(60_000), 1])
  expect(await told(rows, 'link')).toEqual([60_000, 2, 1])
  expect(await told(rows, 'link_id')).toEqual([60_000, 1])
})

it('knows the few of a state among the many, and keeps no value of which nobody has many', async () => {
  const { dialect, rows } = await skewed()
  const plan = async (state: string) => {
    // An EXPLAIN alone does not look whether the schema is another by now.
    await rows('SELECT 1 FROM task LIMIT 1')
    const sql = 'EXPLAIN QUERY PLAN SELECT id FROM task WHERE owner = 1 AND state = ?'
    return (await dialect.all(step(sql, [state]))).map(row => String(row.detail)).join()
  }
  expect(await plan('planned')).toContain('task_state')
  expect(await plan('done')).toContain('task_owner')
  expect(await rows('SELECT DISTINCT idx FROM sqlite_stat4 ORDER BY idx')).toEqual([['task_owner'], ['task_state']])
})

it('tells it anew when what was deleted is scrubbed', async () => {
  const { dialect, rows } = await skewed()
  await dialect.commit({ steps: [step("DELETE FROM task WHERE state = 'planned'")] })
  await dialect.scrub()
  expect(await told(rows, 'task_state')).toEqual([59_900, 59_900, 1].map(count => expect.closeTo(count, -3)))
  expect(await rows("SELECT 1 FROM sqlite_stat4 WHERE CAST(sample AS TEXT) LIKE '%planned%'")).toEqual([])
})
