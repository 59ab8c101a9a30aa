import {
  defineContract,
  definePlugin,
  entity,
  hold,
  type Infer,
  isHeld,
  money,
  type Plugin,
  policy,
  query,
  reject,
  tap,
  text,
} from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const deal = entity('deals.deal', { fields: { name: text({ required: true }), worth: money({ min: 0, index: true }) } })
const worth = query({
  needs: 'deals.worth',
  input: z.object({ amount: z.int(), currency: z.string() }),
  output: z.object({ own: z.string(), worth: z.int().nullable() }),
})
const contract = defineContract({
  name: 'deals',
  version: '0.1.0',
  main: deal,
  permissions: { 'deals.worth': 'Know what an amount is worth' },
  operations: { worth },
})
interface DealsContract extends Infer<typeof contract> {}
const deals: Plugin<DealsContract> = definePlugin<DealsContract>({
  contract,
  handlers: {
    worth: async (ctx, { amount, currency }) => ({ own: ctx.currency, worth: await ctx.worth(amount, currency) }),
  },
  taps: [
    tap<DealsContract>()(deal.saving, {
      id: 'deals.named',
      guard: (_ctx, rows) =>
        rows.some(({ after }) => after.name === 'Bad')
          ? reject('deals.bad', 'Two things are wrong.', [
              { path: 'name', code: 'deals.bad', message: 'It is bad.' },
              { path: 'worth', code: 'required', message: 'It has no worth.' },
            ])
          : rows.some(({ after }) => after.name === 'Large')
            ? hold({ approver: 'role:chief', reason: 'It is large.' })
            : undefined,
    }),
  ],
  policies: [policy(deal, [{ id: 'deals.all', roles: ['seller'], verbs: ['read', 'create', 'update'] }])],
})

let fixture: Fixture
afterEach(() => fixture.close())

const open = async () => {
  fixture = await openFixture([deals], { settings: { kernel: { currency: 'CNY' } } })
  await fixture.call('kernel.rates.create', { currency: 'EUR', day: '2020-01-01', rate: 7.5 })
  await fixture.call('kernel.rates.create', { currency: 'EUR', day: '2021-01-01', rate: 8 })
  await fixture.call('kernel.rates.create', { currency: 'EUR', day: '2999-01-01', rate: 100 })
  await fixture.call('kernel.rates.create', { currency: 'JPY', day: '2020-01-01', rate: 0.05 })
}
const make = (name: string, amount: number, currency: string) =>
  fixture.call<{ id: string; worth: unknown }>('deals.create', { name, worth: { amount, currency } })

test('an amount keeps its currency, and its worth at the newest rate of the day', async () => {
  await open()
  expect((await make('Own', 500, 'CNY')).worth).toEqual({ amount: 500, currency: 'CNY', base: 500 })
  expect((await make('Euro', 100, 'EUR')).worth).toEqual({ amount: 100, currency: 'EUR', base: 800 })
  expect((await make('Yen', 1200, 'JPY')).worth).toEqual({ amount: 1200, currency: 'JPY', base: 6000 })
  expect((await make('Unknown', 100, 'USD')).worth).toEqual({ amount: 100, currency: 'USD', base: null })
})

test('it is filtered and sorted by its worth, whatever its currency', async () => {
  await open()
  for (const [name, amount, currency] of [
    ['A', 500, 'CNY'],
    ['B', 100, 'EUR'],
    ['C', 100, 'USD'],
  ] as const)
    await make(name, amount, currency)
  const names = async (input: object) =>
    (await fixture.call<{ rows: { name: string }[] }>('deals.list', input)).rows.map(({ name }) => name)
  expect(await names({ where: { worth: { gte: 600 } } })).toEqual(['B'])
  expect(await names({ sort: ['-worth'] })).toEqual(['B', 'A', 'C'])
  expect(await names({ where: { worth: { empty: true } } })).toEqual(['C'])
})

test('what is not changed keeps its worth when rates move; what is changed gets the worth of the day', async () => {
  await open()
  const { id } = await make('Euro', 100, 'EUR')
  const [rate] = (await fixture.call<{ rows: { id: string }[] }>('kernel.rates.list', { where: { day: '2021-01-01' } }))
    .rows
  await fixture.call('kernel.rates.update', { id: rate?.id, set: { rate: 9 } })
  const set = (worth: object, name = 'Euro') => fixture.call('deals.update', { id, set: { name, worth } })
  expect(await set({ amount: 100, currency: 'EUR' }, 'Renamed')).toMatchObject({ worth: { base: 800 } })
  expect(await set({ amount: 200, currency: 'EUR' })).toMatchObject({ worth: { base: 1800 } })
})

test('nobody gives a worth of his own, and what is no amount is refused', async () => {
  await open()
  const given = await fixture.call('deals.create', { name: 'X', worth: { amount: 100, currency: 'CNY', base: 1 } })
  expect(given).toMatchObject({ worth: { base: 100 } })
  for (const worth of [
    { amount: 1.5, currency: 'CNY' },
    { amount: 1, currency: 'cny' },
    { amount: -1, currency: 'CNY' },
    5,
  ]) {
    await expect(fixture.app.call(actor(['seller']), 'deals.create', { name: 'X', worth })).rejects.toMatchObject({
      code: 'KITH_INVALID',
    })
  }
})

test('amounts are added up by their worth, and those without a rate are counted, not guessed', async () => {
  await open()
  for (const [amount, currency] of [
    [500, 'CNY'],
    [100, 'EUR'],
    [100, 'USD'],
  ] as const)
    await make('Same', amount, currency)
  const { rows } = await fixture.call<{ rows: unknown[] }>('kernel.groups', {
    entity: 'deals.deal',
    by: ['name'],
    sum: ['worth'],
  })
  expect(rows).toEqual([{ values: { name: 'Same' }, count: 3, sums: { worth: { sum: 1300, missing: 1 } } }])
  const whole = { entity: 'deals.deal', by: [], sum: ['worth'] }
  expect((await fixture.call<{ rows: { count: number }[] }>('kernel.groups', whole)).rows[0]?.count).toBe(3)
  await expect(fixture.call('kernel.groups', { ...whole, sum: ['name'] })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
})

test('a plugin asks what an amount is worth today, before anything is written', async () => {
  await open()
  expect(await fixture.call('deals.worth', { amount: 100, currency: 'EUR' })).toEqual({ own: 'CNY', worth: 800 })
  expect(await fixture.call('deals.worth', { amount: 100, currency: 'USD' })).toEqual({ own: 'CNY', worth: null })
})

test('a guard that refuses tells of each field what is wrong with it', async () => {
  await open()
  await expect(fixture.call('deals.create', { name: 'Bad' })).rejects.toMatchObject({
    code: 'KITH_REJECTED',
    details: { code: 'deals.bad', problems: [{ path: 'name' }, { path: 'worth', code: 'required' }] },
  })
})

test('what is approved is an amount, whatever it is worth by then', async () => {
  await open()
  const held = await fixture.call('deals.create', { name: 'Large', worth: { amount: 100, currency: 'EUR' } })
  if (!isHeld(held)) throw new Error('not held')
  await fixture.call('kernel.rates.create', { currency: 'EUR', day: '2022-01-01', rate: 9 })
  const { decision: id } = held.held
  expect(await fixture.call('kernel.decide', { id, approve: true })).toMatchObject({ status: 'approved' })
  expect(await fixture.call('deals.list')).toMatchObject({ rows: [{ worth: { amount: 100, base: 900 } }] })
})
