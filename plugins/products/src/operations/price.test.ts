import { createTestApp, type TestApp } from '@kith/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { products } from '../plugin.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp({ plugins: [products] })
})
afterEach(() => app.close())

const make = async (path: string, values: object) => (await app.admin.call<{ id: string }>(`${path}.create`, values)).id
const list = (name: string, currency: string, validFrom: string, validTo: string | null = null) =>
  make('products.priceLists', { name, currency, validFrom, validTo })
const put = (list: string, product: string, amount: number, currency = 'CNY') =>
  make('products.prices', { list, product, price: { amount, currency } })
const ask = (product: string, currency = 'CNY', day?: string) =>
  app.admin.call('products.price', { product, currency, ...(day && { day }) })

describe('R41: what a product costs', () => {
  test('by the list in force that began last; on its last day still, on the day after no more', async () => {
    const product = await make('products', { code: 'EX-215', name: 'Excavator' })
    const year = await list('2026', 'CNY', '2026-01-01', '2026-12-31')
    const offer = await list('Spring', 'CNY', '2026-03-01', '2026-03-31')
    await put(year, product, 100_00)
    await put(offer, product, 90_00)
    expect(await ask(product)).toEqual({ price: { amount: 100_00, currency: 'CNY' }, list: year })
    expect(await ask(product, 'CNY', '2026-03-31')).toEqual({ price: { amount: 90_00, currency: 'CNY' }, list: offer })
    expect(await ask(product, 'CNY', '2026-04-01')).toMatchObject({ list: year })
    expect(await ask(product, 'CNY', '2027-01-01')).toEqual({ price: null, list: null })
    expect(await ask(product, 'EUR')).toEqual({ price: null, list: null })
  })

  test('a list that has it not is passed over, one that is switched off too', async () => {
    const [a, b] = [await make('products', { code: 'A', name: 'A' }), await make('products', { code: 'B', name: 'B' })]
    const old = await list('Old', 'CNY', '2025-01-01')
    const young = await list('Young', 'CNY', '2026-01-01')
    await put(old, a, 1)
    await put(young, b, 2)
    expect(await ask(a)).toMatchObject({ list: old })
    await app.admin.call('products.priceLists.update', { id: old, set: { active: false } })
    expect(await ask(a)).toEqual({ price: null, list: null })
  })

  test('what cannot be is refused with a code', async () => {
    const product = await make('products', { code: 'A', name: 'A' })
    const cny = await list('CNY', 'CNY', '2026-01-01')
    const refused = (run: Promise<unknown>, code: string) => expect(run).rejects.toMatchObject({ details: { code } })
    await refused(put(cny, product, 1, 'EUR'), 'products.other_currency')
    await refused(list('X', 'XQX', '2026-01-01'), 'products.currency')
    await refused(list('X', 'CNY', '2026-02-01', '2026-01-01'), 'products.ends_before')
    await refused(make('products', { code: 'A B', name: 'A' }), 'products.code')
    await expect(put(cny, product, -1)).rejects.toMatchObject({ code: 'KITH_INVALID' })
    await put(cny, product, 1)
    await expect(put(cny, product, 2)).rejects.toMatchObject({ details: { problems: [{ code: 'unique' }, {}] } })
  })

  test('sales reads prices, and keeps none', async () => {
    const sales = app.as(app.actor({ roles: ['sales'] }))
    await expect(sales.call('products.create', { code: 'A', name: 'A' })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await make('products', { code: 'A', name: 'A' })
    expect(await sales.call('products.list')).toMatchObject({ rows: [{ code: 'A' }] })
  })
})

test('the preset "machinery" brings a catalogue in the organisation’s language', async () => {
  await app.close()
  app = await createTestApp({ plugins: [products], presets: ['machinery'], locale: 'zh-CN' })
  const { rows } = await app.admin.call<{ rows: { id: string; name: string }[] }>('products.list', {
    where: { code: 'EX-500' },
  })
  expect(rows).toMatchObject([{ name: '50 吨挖掘机', unit: '台' }])
  expect(await ask(String(rows[0]?.id), 'EUR')).toMatchObject({ price: { amount: 322_000_00, currency: 'EUR' } })
})
