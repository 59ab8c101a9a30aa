import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const make = (values: object) => crm.admin.call<{ id: string }>('leads.create', { name: 'Ann', ...values })

test('R10: what became of the leads of each source, as far as one may see them', async () => {
  const won = await make({ source: 'advertising', email: 'a@example.com' })
  await make({ source: 'advertising' })
  const lost = await make({ source: 'website' })
  await crm.admin.call('leads.convert', { id: won.id })
  await crm.admin.call('leads.disqualify', { id: lost.id, reason: 'No budget' })
  expect(await crm.admin.call('leads.success', {})).toEqual({
    rows: [
      { source: 'advertising', total: 2, converted: 1, disqualified: 0, open: 1, rate: 0.5 },
      { source: 'website', total: 1, converted: 0, disqualified: 1, open: 0, rate: 0 },
    ],
  })
  expect(await crm.admin.call('leads.success', { from: '2999-01-01T00:00:00.000Z' })).toEqual({ rows: [] })
  const { caller } = await crm.person('Lin Wei')
  const seen = await caller.call<{ rows: { total: number }[] }>('leads.success', {})
  expect(seen.rows.reduce((sum, { total }) => sum + total, 0)).toBeLessThan(3)
})
