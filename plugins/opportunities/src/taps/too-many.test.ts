import { defineContract, definePlugin, type Handler, type Infer, mutation } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { item, type OpportunitiesContract, opportunitiesContract } from '../contract/index.ts'
import { withDeals } from '../fixture/app.ts'

const add = mutation({
  needs: 'bulk.add',
  input: z.object({ id: z.uuid(), count: z.int() }),
  output: z.object({ count: z.int() }),
})
const contract = defineContract({
  name: 'bulk',
  version: '0.1.0',
  permissions: { 'bulk.add': 'Add many' },
  operations: { add },
})
interface BulkContract extends Infer<typeof contract> {}
const run: Handler<BulkContract, 'add', OpportunitiesContract> = (ctx, { id, count }) => {
  for (let n = 0; n < count; n++) {
    ctx.change.create(item, { opportunity: id, name: `Part ${n}`, price: { amount: 10, currency: 'CNY' } })
  }
  return { count }
}

test('R41: 500 line items in one change are added up, 10,000 are refused with a code and nothing is written', async () => {
  const bulk = definePlugin<BulkContract, OpportunitiesContract>({
    contract,
    dependsOn: [opportunitiesContract],
    writes: { 'opportunities.item': ['create'] },
    handlers: { add: run },
  })
  const app = await createTestApp({ plugins: withDeals([bulk as never]), settings: { kernel: { currency: 'CNY' } } })
  const { id } = await app.admin.call<{ id: string }>('opportunities.create', { name: 'Parts' })
  await expect(app.admin.call('bulk.add', { id, count: 10_000 })).rejects.toMatchObject({
    details: { code: 'opportunities.too_many_items' },
  })
  expect(await app.admin.call('opportunities.get', { id })).toMatchObject({ items: 0, amount: null })
  await app.admin.call('bulk.add', { id, count: 500 })
  expect(await app.admin.call('opportunities.get', { id })).toMatchObject({ items: 500, amount: { amount: 5000 } })
  await app.close()
})
