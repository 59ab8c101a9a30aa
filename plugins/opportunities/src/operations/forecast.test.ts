import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

interface Forecast {
  readonly months: readonly Record<string, unknown>[]
  readonly owners: readonly Record<string, unknown>[]
  readonly teams: readonly Record<string, unknown>[]
}
const ask = (as: { call: Deals['admin']['call'] } = deals.admin) =>
  as.call<Forecast>('opportunities.forecast', { from: '2026-01', to: '2026-04' })
const worth = (amount: number, currency = 'CNY') => ({ amount: { amount, currency } })

describe('R38: a forecast weighted by probability', () => {
  test('by month, owner and team, with probabilities that somebody changed, and targets', async () => {
    const team = (await deals.make('kernel.teams', { name: 'East' })).id
    const [lin, chen] = [
      await deals.person('Lin', { roles: ['sales'], team }),
      await deals.person('Chen', { roles: ['sales'] }),
    ]
    const [qualification, proposal] = [(await deals.stage('Qualification')).id, (await deals.stage('Proposal')).id]
    await deals.ready({ owner: lin.id, stage: qualification, ...worth(1000) })
    await deals.ready({ owner: lin.id, stage: proposal, probability: 90, ...worth(1000) })
    const won = await deals.ready({ owner: lin.id, ...worth(500) })
    await deals.ready({ owner: chen.id, stage: proposal, expectedClose: '2026-04-01', ...worth(100, 'EUR') })
    await deals.ready({ owner: chen.id, stage: proposal, expectedClose: '2026-05-01', ...worth(7) })
    await deals.ready({ owner: chen.id, stage: proposal, expectedClose: '2026-04-30', ...worth(100, 'USD') })
    await deals.admin.call('opportunities.win', { id: won.id, reason: await deals.reason('Price') })
    await deals.make('opportunities.targets', { month: '2026-03', user: lin.id, ...worth(4000) })
    const answer = await ask()
    expect(answer.months).toEqual([
      { month: '2026-01', open: 0, weighted: 0, won: 500, target: 0, missing: 0 },
      { month: '2026-02', open: 0, weighted: 0, won: 0, target: 0, missing: 0 },
      { month: '2026-03', open: 2000, weighted: 1100, won: 0, target: 4000, missing: 0 },
      { month: '2026-04', open: 800, weighted: 480, won: 0, target: 0, missing: 1 },
    ])
    expect(answer.owners).toMatchObject([
      { name: 'Lin', open: 2000, weighted: 1100, won: 500, target: 4000 },
      { name: 'Chen', weighted: 480, target: 0 },
    ])
    expect(answer.teams).toMatchObject([
      { name: 'East', weighted: 1100 },
      { team: null, weighted: 480 },
    ])
  })

  test('in the currency of who reads it, at the newest rate of the day, which is told', async () => {
    await deals.make('kernel.rates', { currency: 'JPY', day: '2019-01-01', rate: 1 })
    await deals.make('kernel.rates', { currency: 'JPY', day: '2026-01-05', rate: 0.05 })
    await deals.make('kernel.rates', { currency: 'JPY', day: '2026-01-06', rate: 99 })
    await deals.ready({ stage: (await deals.stage('Proposal')).id, ...worth(80_001) })
    const read = (currency?: string) =>
      deals.admin.call<Forecast>('opportunities.forecast', { from: '2026-03', to: '2026-03', currency })
    const own = { currency: 'CNY', rate: null, currencies: ['CNY', 'EUR', 'JPY'], months: [{ open: 80_001 }] }
    expect(await read()).toMatchObject(own)
    expect(await read('CNY')).toMatchObject(own)
    expect(await read('EUR')).toMatchObject({
      currency: 'EUR',
      rate: { base: 'CNY', rate: 8, day: '2020-01-01' },
      months: [{ open: 10_000, weighted: 6000 }],
    })
    expect(await read('JPY')).toMatchObject({
      rate: { base: 'CNY', rate: 0.05, day: '2026-01-05' },
      months: [{ open: 16_000, weighted: 9600 }],
    })
    await expect(read('USD')).rejects.toMatchObject({ code: 'opportunities.no_rate', details: { currency: 'USD' } })
    await expect(read('euro')).rejects.toMatchObject({ code: 'KITH_INVALID' })
    const results = { currency: 'EUR', rate: { rate: 8 } }
    expect(await deals.admin.call('opportunities.results', { currency: 'EUR' })).toMatchObject(results)
    expect(await deals.admin.call('opportunities.funnel', { currency: 'EUR' })).toMatchObject(results)
  })

  test('a target is of a person or of a team, and of one of both', async () => {
    const team = (await deals.make('kernel.teams', { name: 'East' })).id
    const [lin, chen] = [
      await deals.person('Lin', { roles: ['sales'], team }),
      await deals.person('Chen', { roles: ['sales'] }),
    ]
    const aim = (of: object, amount: number) =>
      deals.make('opportunities.targets', { month: '2026-03', ...of, ...worth(amount) })
    await aim({ team }, 9000)
    await aim({ user: lin.id }, 4000)
    const answer = await ask()
    expect(answer.teams).toMatchObject([{ name: 'East', target: 13_000 }])
    expect(new Map(answer.owners.map(({ name, target }) => [name, target]))).toEqual(
      new Map([
        ['Lin', 4000],
        [null, 9000],
      ]),
    )
    expect((await ask(lin)).months[2]).toMatchObject({ target: 13_000 })
    expect((await ask(chen)).months[2]).toMatchObject({ target: 0 })
    for (const of of [{}, { user: lin.id, team }]) {
      await expect(aim(of, 1)).rejects.toMatchObject({ details: { code: 'opportunities.target_of_whom' } })
    }
    await expect(aim({ team }, 1)).rejects.toMatchObject({
      details: { problems: [{ path: 'team' }, { path: 'month' }] },
    })
  })

  test('everybody sees the forecast of what he may see', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    await deals.ready({ stage: (await deals.stage('Proposal')).id, ...worth(1000) })
    expect((await ask(lin)).months[2]).toMatchObject({ open: 0 })
    expect((await ask()).months[2]).toMatchObject({ open: 1000, weighted: 600 })
  })

  test('a stage gets another probability: its opportunities follow, except those of which somebody said otherwise', async () => {
    const { id: stage } = await deals.stage('Proposal')
    const [plain, own] = [await deals.ready({ stage }), await deals.ready({ stage, probability: 75 })]
    await deals.admin.call('opportunities.stages.update', { id: stage, set: { probability: 50 } })
    await deals.idle()
    expect(await deals.get(plain.id)).toMatchObject({ probability: 50, weighted: { amount: 500_000 } })
    expect(await deals.get(own.id)).toMatchObject({ probability: 75, isOverridden: true })
    const back = await deals.admin.call('opportunities.update', { id: own.id, set: { probability: null } })
    expect(back).toMatchObject({ probability: 50, isOverridden: false })
  })

  test('a period that is none, and a month that is none, are refused with a code', async () => {
    const wrong = deals.admin.call('opportunities.forecast', { from: '2026-04', to: '2026-01' })
    await expect(wrong).rejects.toMatchObject({ details: { problems: [{ code: 'opportunities.period' }] } })
    const lin = await deals.person('Lin', { roles: ['sales'] })
    await expect(
      deals.make('opportunities.targets', { month: '2026-13', user: lin.id, ...worth(1) }),
    ).rejects.toMatchObject({ details: { code: 'opportunities.month' } })
  })
})

describe('R19, R46, R48: reports', () => {
  test('the funnel, and how those that ended ended', async () => {
    for (const status of ['new', 'working', 'qualified', 'disqualified'])
      await deals.make('leads', { name: status, status })
    const reason = await deals.reason('Price')
    const [a, b] = [await deals.ready({ source: 'website' }), await deals.ready({ source: 'website' })]
    await deals.ready()
    await deals.clock.advance('4d')
    await deals.admin.call('opportunities.win', { id: a.id, reason })
    await deals.admin.call('opportunities.lose', { id: b.id, reason })
    expect(await deals.admin.call('opportunities.funnel', {})).toEqual({
      currency: 'CNY',
      rate: null,
      currencies: ['CNY', 'EUR'],
      steps: [
        { step: 'lead', count: 4, rate: null },
        { step: 'qualified', count: 1, rate: 0.25 },
        { step: 'opportunity', count: 3, rate: 3 },
        { step: 'won', count: 1, rate: 1 / 3 },
      ],
      won: 1_000_000,
    })
    expect(await deals.admin.call('opportunities.results', {})).toMatchObject({
      rows: [{ value: null, won: 1, lost: 1, rate: 0.5, amount: 1_000_000, cycle: 4 }],
    })
    expect(await deals.admin.call('opportunities.results', { by: 'source' })).toMatchObject({
      rows: [{ value: 'website', name: 'Website', won: 1, lost: 1 }],
    })
    expect(await deals.admin.call('opportunities.results', { by: 'reason' })).toMatchObject({
      rows: [{ name: 'Price' }],
    })
    const past = { to: '2026-01-01T00:00:00.000Z' }
    expect(await deals.admin.call('opportunities.results', past)).toMatchObject({ rows: [] })
  })
})
