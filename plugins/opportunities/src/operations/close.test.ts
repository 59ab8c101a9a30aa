import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

const win = async (id: string, reason = 'Price') =>
  deals.admin.call('opportunities.win', { id, reason: await deals.reason(reason) })
const lose = async (id: string, more: object = {}) =>
  deals.admin.call('opportunities.lose', { id, reason: await deals.reason('Price'), ...more })

describe('R47, R48: the end and its reason', () => {
  test('won: certain, dated, with its reason', async () => {
    const { id } = await deals.ready()
    await deals.clock.advance('10d')
    expect(await win(id)).toMatchObject({ status: 'won' })
    expect(await deals.get(id)).toMatchObject({
      status: 'won',
      probability: 100,
      weighted: { amount: 1_000_000 },
      cycleDays: 10,
      month: '2026-01',
      closedAt: '2026-01-15T08:00:00.000Z',
      reason: await deals.reason('Price'),
    })
  })

  test('lost: from any stage, whatever is missing', async () => {
    const { id } = await deals.make('opportunities', { name: 'Bare' })
    await lose(id, { note: 'Too dear' })
    expect(await deals.get(id)).toMatchObject({ status: 'lost', probability: 0, reasonNote: 'Too dear' })
  })

  test('without a reason it does not end, on any path', async () => {
    const { id } = await deals.ready()
    for (const name of ['Closed', 'Lost']) {
      const stage = (await deals.stage(name)).id
      const problems = [{ path: 'reason', code: 'required' }]
      await expect(deals.admin.call('opportunities.move', { id, stage })).rejects.toMatchObject({
        details: { problems },
      })
      await expect(deals.admin.call('opportunities.update', { id, set: { stage } })).rejects.toMatchObject({
        details: { code: 'opportunities.not_ready', problems },
      })
    }
    await expect(deals.admin.call('opportunities.win', { id })).rejects.toMatchObject({ code: 'KITH_INVALID' })
    await expect(win(id, 'No budget')).rejects.toMatchObject({ code: 'opportunities.unknown_reason' })
  })

  test('what has ended stays until it is reopened, and goes on where it was', async () => {
    const { id } = await deals.ready({ stage: (await deals.stage('Proposal')).id })
    await win(id)
    const update = (set: object) => deals.admin.call('opportunities.update', { id, set })
    await expect(update({ stage: (await deals.stage('Proposal')).id })).rejects.toMatchObject({
      details: { code: 'opportunities.reopen_first' },
    })
    await expect(update({ amount: { amount: 1, currency: 'CNY' } })).rejects.toMatchObject({
      details: { code: 'opportunities.ended', path: 'amount' },
    })
    await update({ nextStep: 'Send the thank-you letter' })
    await expect(win(id)).rejects.toMatchObject({ code: 'opportunities.ended' })
    await deals.admin.call('opportunities.reopen', { id })
    expect(await deals.get(id)).toMatchObject({
      status: 'open',
      stage: (await deals.stage('Proposal')).id,
      probability: 60,
      reason: null,
      closedAt: null,
      cycleDays: null,
      month: '2026-03',
    })
  })
})

describe('R96: competitors', () => {
  test('who is named got it, the others did not; won, all of them lost', async () => {
    const [north, east] = [
      await deals.make('opportunities.competitors', { name: 'North' }),
      await deals.make('opportunities.competitors', { name: 'East' }),
    ]
    const [lost, won] = [await deals.ready(), await deals.ready()]
    for (const { id } of [lost, won]) {
      await deals.make('opportunities.rivalries', { opportunity: id, competitor: north.id })
    }
    await lose(lost.id, { competitor: east.id })
    await win(won.id)
    expect(await deals.admin.call('opportunities.competition', {})).toEqual({
      rows: [
        { competitor: north.id, name: 'North', open: 0, won: 1, lost: 0, neither: 1, rate: 1 },
        { competitor: east.id, name: 'East', open: 0, won: 0, lost: 1, neither: 0, rate: 0 },
      ],
    })
  })
})
