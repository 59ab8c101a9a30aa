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
