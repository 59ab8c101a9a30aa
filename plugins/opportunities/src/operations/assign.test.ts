import type { Held } from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

describe('R43: opportunities are assigned by principles', () => {
  test('by the first rule that holds and finds somebody; who sells has what he makes', async () => {
    const [lin, chen] = [
      await deals.person('Lin', { roles: ['sales'], region: 'east-china' }),
      await deals.person('Chen', { roles: ['sales'] }),
    ]
    await deals.make('opportunities.rules', {
      name: 'Large',
      position: 1,
      when: { amount: { gte: 5_000_000 } },
      owners: [chen.id],
    })
    await deals.make('opportunities.rules', {
      name: 'By region',
      position: 2,
      when: { region: { empty: false } },
      byRegion: true,
    })
    const large = await deals.ready({ amount: { amount: 700_000, currency: 'EUR' }, region: 'east-china' })
    const east = await deals.ready({ region: 'east-china' })
    const nobody = await deals.ready()
    expect([large, east, nobody].map(({ owner, ruleName }) => [owner, ruleName])).toEqual([
      [chen.id, 'Large'],
      [lin.id, 'By region'],
      [null, null],
    ])
    expect(await lin.call('opportunities.create', { name: 'Mine', region: 'east-china' })).toMatchObject({
      owner: lin.id,
      ruleName: null,
    })
    await deals.idle()
    expect(
      deals
        .mails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['chen@example.com', 'lin@example.com'])
  })

  test('a data administrator gives it to somebody, or asks the rules; others do not', async () => {
    const data = await deals.person('Dora', { roles: ['data-administrator'] })
    const [lin, chen] = [
      await deals.person('Lin', { roles: ['sales'] }),
      await deals.person('Chen', { roles: ['sales'] }),
    ]
    const { id } = await deals.ready()
    await expect(data.call('opportunities.assign', { id })).rejects.toMatchObject({ code: 'opportunities.no_rule' })
    await deals.make('opportunities.rules', { name: 'In turn', mode: 'roundRobin', owners: [lin.id, chen.id] })
    expect(await data.call('opportunities.assign', { id })).toEqual({ id, owner: lin.id })
    expect(await data.call('opportunities.assign', { id, owner: chen.id })).toEqual({ id, owner: chen.id })
    await expect(lin.call('opportunities.assign', { id, owner: lin.id })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await expect(data.call('opportunities.assign', { id, owner: id })).rejects.toMatchObject({
      code: 'opportunities.unknown_owner',
    })
  })
})

test('R44: whose it is, where that is disputed, the manager of the branch decides', async () => {
  const ma = await deals.person('Ma', { roles: ['sales-manager'] })
  const branch = (await deals.make('kernel.teams', { name: 'Shanghai', kind: 'branch', manager: ma.id })).id
  const team = (await deals.make('kernel.teams', { name: 'Ports', parent: branch })).id
  const [lin, chen] = [
    await deals.person('Lin', { roles: ['sales'], team }),
    await deals.person('Chen', { roles: ['sales'], team }),
  ]
  const { id } = await deals.ready({ owner: lin.id })
  const reason = 'The customer is in my region.'
  const held = await lin.call<Held>('opportunities.dispute', { id, owner: chen.id, reason })
  expect(held).toMatchObject({ held: { approver: ma.id, tap: 'opportunities.decide-dispute' } })
  expect(await deals.get(id)).toMatchObject({ owner: lin.id })
  await ma.call('kernel.decide', { id: held.held.decision, approve: true })
  expect(await deals.get(id)).toMatchObject({ owner: chen.id, dispute: reason })
})

test('R50: managers are told of a large deal once, in its currency and their language', async () => {
  const ma = await deals.person('Ma', { roles: ['sales-manager'], locale: 'zh-CN' })
  const team = (await deals.make('kernel.teams', { name: 'East', manager: ma.id })).id
  const other = await deals.person('Other', { roles: ['sales-manager'] })
  const lin = await deals.person('Lin', { roles: ['sales'], team })
  const { id } = await deals.ready({ owner: lin.id, amount: { amount: 99_999_999, currency: 'CNY' } })
  const large = async () => {
    await deals.idle()
    return deals.mails().filter(({ subject }) => /Large|大额/.test(subject))
  }
  expect(await large()).toEqual([])
  const set = { amount: { amount: 12_500_000, currency: 'EUR' } }
  await deals.admin.call('opportunities.update', { id, set })
  expect(await large()).toMatchObject([{ to: 'ma@example.com', subject: '大额商机：Three excavators，€125,000.00' }])
  await deals.admin.call('opportunities.update', { id, set: { amount: { amount: 99_000_000, currency: 'EUR' } } })
  expect(await large()).toHaveLength(1)
  await deals.make('opportunities', { name: 'Nobody’s', amount: { amount: 100_000_000, currency: 'CNY' } })
  expect((await large()).map(({ to }) => to).sort()).toEqual(['ma@example.com', 'ma@example.com', 'other@example.com'])
  expect(other.id).toBeTruthy()
})
