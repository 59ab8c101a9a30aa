import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'
import { lineTotal } from '../totals/line-total.ts'

let deals: Deals
let id: string
beforeEach(async () => {
  deals = await startDeals()
  id = (await deals.ready()).id
})
afterEach(() => deals.close())

const add = (values: object) =>
  deals.make<{ id: string; total: object; name: string }>('opportunities.items', { opportunity: id, ...values })
const cny = (amount: number) => ({ price: { amount, currency: 'CNY' } })

describe('R41: products on an opportunity', () => {
  test('its amount is what its line items come to, and no other', async () => {
    const first = await add({ name: 'A', quantity: 3, ...cny(100_00), discount: 12.5 })
    expect(first.total).toMatchObject({ amount: 262_50, currency: 'CNY' })
    await add({ name: 'B', ...cny(50) })
    expect(await deals.get(id)).toMatchObject({ amount: { amount: 263_00, base: 263_00 }, items: 2 })
    await expect(
      deals.admin.call('opportunities.update', { id, set: { amount: { amount: 1, currency: 'CNY' } } }),
    ).rejects.toMatchObject({ details: { code: 'opportunities.amount_of_items', path: 'amount' } })
    await deals.admin.call('opportunities.items.update', { id: first.id, set: { quantity: 1 } })
    expect(await deals.get(id)).toMatchObject({ amount: { amount: 88_00 } })
    await deals.admin.call('opportunities.items.delete', { id: first.id })
    expect(await deals.get(id)).toMatchObject({ amount: { amount: 50 }, items: 1 })
    await deals.admin.call('opportunities.delete', { id })
    expect(await deals.list('opportunities.items', { opportunity: id })).toEqual([])
  })

  test('a product is named and costs what its price list says, unless something else is said', async () => {
    const product = await deals.make('products', { code: 'EX-215', name: 'Excavator' })
    await expect(add({ product: product.id })).rejects.toMatchObject({ details: { code: 'opportunities.no_price' } })
    const list = await deals.make('products.priceLists', { name: '2026', currency: 'CNY', validFrom: '2026-01-01' })
    await deals.make('products.prices', {
      list: list.id,
      product: product.id,
      price: { amount: 860_000_00, currency: 'CNY' },
    })
    expect(await add({ product: product.id, quantity: 2 })).toMatchObject({
      name: 'Excavator',
      total: { amount: 1_720_000_00, currency: 'CNY' },
    })
    expect(await add({ product: product.id, ...cny(5) })).toMatchObject({ total: { amount: 5 } })
  })

  test('several currencies come to the organisation’s; without a rate they are refused', async () => {
    await add({ name: 'A', price: { amount: 100, currency: 'EUR' } })
    expect(await deals.get(id)).toMatchObject({ amount: { amount: 100, currency: 'EUR', base: 800 } })
    await add({ name: 'B', ...cny(50) })
    expect(await deals.get(id)).toMatchObject({ amount: { amount: 850, currency: 'CNY' } })
    await expect(add({ name: 'C', price: { amount: 1, currency: 'USD' } })).rejects.toMatchObject({
      details: { code: 'opportunities.no_rate' },
    })
    expect(await deals.get(id)).toMatchObject({ items: 2 })
  })

  test('a negative quantity, a broken one, a discount over 100 and a price below nothing are refused', async () => {
    for (const values of [
      { quantity: -1 },
      { quantity: 0 },
      { quantity: 1.5 },
      { discount: 101 },
      { price: { amount: -1, currency: 'CNY' } },
    ]) {
      await expect(add({ name: 'A', ...cny(1), ...values })).rejects.toMatchObject({ code: 'KITH_INVALID' })
    }
    await expect(add({ name: 'A', quantity: 1_000_000, ...cny(9_007_199_254_740_991) })).rejects.toMatchObject({
      details: { code: 'opportunities.too_large' },
    })
  })

  test('of two who add at once nothing is lost', async () => {
    for (const at of [0, 3, 6, 9]) {
      await Promise.all([1, 2, 3].map(n => add({ name: String(at + n), ...cny(1) })))
      expect(await deals.get(id)).toMatchObject({ amount: { amount: at + 3 }, items: at + 3 })
    }
  })

  test('ended, it keeps its line items', async () => {
    await add({ name: 'A', ...cny(1) })
    await deals.admin.call('opportunities.win', { id, reason: await deals.reason('Price') })
    await expect(add({ name: 'B', ...cny(1) })).rejects.toMatchObject({ details: { code: 'opportunities.ended' } })
  })
})

test('R41: a total is whole, half a unit is rounded up, and what cannot be counted is not guessed', () => {
  expect(lineTotal(1, 1, 50)).toBe(1)
  expect(lineTotal(3, 333, 33.33)).toBe(666)
  expect(lineTotal(1, 100, 100)).toBe(0)
  expect(lineTotal(1_000_000, Number.MAX_SAFE_INTEGER, 0)).toBeUndefined()
})
