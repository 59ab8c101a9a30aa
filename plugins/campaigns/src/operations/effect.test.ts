import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const spend = (campaign: string, amount: number, values: object = {}) =>
  crm.admin.call('campaigns.expenses.create', {
    name: 'Stand',
    campaign,
    amount: { amount, currency: 'CNY' },
    day: '2026-01-10',
    ...values,
  })
const of = async (id: string, input: object = {}) => {
  const found = (await crm.effect(input)).campaigns.find(row => row.id === id)
  if (!found) throw new Error(`no campaign ${id}`)
  return found
}
const convert = (id: string) => crm.admin.call<{ account: string; contact: string }>('leads.convert', { id })

test('R78: a campaign’s leads, what became of them, its deals and what was won', async () => {
  const { id } = await crm.campaign({ code: 'spring', plannedCost: { amount: 1000, currency: 'EUR' } })
  const [a, b] = [await crm.visit('spring'), await crm.visit('spring'), await crm.visit('spring')]
  await crm.admin.call('leads.update', { id: b.id, set: { status: 'qualified' } })
  const { account } = await convert(a.id)
  await crm.sell({ entity: 'accounts.account', id: account }, 500_00)
  await crm.sell({ entity: 'leads.lead', id: b.id }, 100_00)
  await crm.sell({ entity: 'leads.lead', id: (await crm.visit()).id }, 900_00)
  expect(await of(id)).toMatchObject({
    members: 3,
    responses: 3,
    leads: 3,
    qualified: 2,
    converted: 1,
    deals: 2,
    revenue: { sum: 600_00, missing: 0 },
    planned: { sum: 8000, missing: 0 },
  })
})

describe('R79: return on investment is what was received by what was spent', () => {
  test('of a campaign', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    await spend(id, 150_00)
    await spend(id, 50_00)
    await crm.sell({ entity: 'leads.lead', id: (await crm.visit('spring')).id }, 600_00)
    expect(await of(id)).toMatchObject({ cost: { sum: 200_00, missing: 0 }, roi: 2, unsaid: null })
  })

  test('other currencies count at their rate; without one they are told and nothing is guessed', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    await spend(id, 100_00, { amount: { amount: 100_00, currency: 'EUR' } })
    const lead = await crm.visit('spring')
    await crm.sell({ entity: 'leads.lead', id: lead.id }, 200_00, { currency: 'EUR' })
    expect(await of(id)).toMatchObject({ cost: { sum: 800_00, missing: 0 }, revenue: { sum: 1600_00 }, roi: 1 })
    await spend(id, 100_00, { amount: { amount: 100_00, currency: 'USD' } })
    expect(await of(id)).toMatchObject({ cost: { sum: 800_00, missing: 1 }, roi: null, unsaid: 'no_rate' })
    await crm.sell({ entity: 'leads.lead', id: lead.id }, 1, { currency: 'USD' })
    expect(await of(id)).toMatchObject({ revenue: { sum: 1600_00, missing: 1 }, deals: 2, roi: null })
  })

  test('what cost nothing has none', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    await crm.sell({ entity: 'leads.lead', id: (await crm.visit('spring')).id }, 600_00)
    expect(await of(id)).toMatchObject({ roi: null, unsaid: 'no_cost' })
  })

  test('an amount that began with two campaigns is shared among them, and counts once', async () => {
    const [spring, autumn] = [await crm.campaign({ code: 'spring' }), await crm.campaign({ code: 'autumn' })]
    const [a, b] = [await crm.visit('spring'), await crm.visit('autumn')]
    const from = [a, b].map(({ id }) => ({ entity: 'leads.lead', id }))
    await crm.sell(from, 101)
    const found = [await of(spring.id), await of(autumn.id)].map(({ revenue }) => revenue.sum)
    expect(found.sort((a, b) => a - b)).toEqual([50, 51])
    expect((await crm.effect()).total.revenue).toEqual({ sum: 101, missing: 0 })
  })
})

test('R80: one report over all campaigns, of a period, with what it comes to', async () => {
  const [spring, autumn] = [await crm.campaign({ code: 'spring' }), await crm.campaign({ code: 'autumn' })]
  await spend(spring.id, 100_00, { day: '2025-12-31' })
  await spend(spring.id, 200_00, { day: '2026-01-01' })
  await spend(autumn.id, 50_00, { day: '2026-01-31' })
  await spend(autumn.id, 50_00, { day: '2026-02-01' })
  const lead = { entity: 'leads.lead', id: (await crm.visit('spring')).id }
  await crm.sell(lead, 500_00, { day: '2026-01-31' })
  await crm.sell(lead, 900_00, { day: '2026-02-01' })
  const january = await crm.effect({ from: '2026-01-01', to: '2026-01-31' })
  expect(january.campaigns).toHaveLength(2)
  expect(january.total).toMatchObject({
    leads: 1,
    deals: 1,
    cost: { sum: 250_00, missing: 0 },
    revenue: { sum: 500_00, missing: 0 },
    roi: 1,
  })
  expect((await crm.effect()).total).toMatchObject({ cost: { sum: 400_00 }, revenue: { sum: 1400_00 }, roi: 2.5 })
  expect((await crm.effect({ from: '2026-03-01' })).total).toMatchObject({ leads: 0, deals: 0, cost: { sum: 0 } })
  expect((await crm.effect({ id: spring.id })).campaigns).toMatchObject([{ id: spring.id, leads: 1 }])
  await expect(crm.effect({ id: lead.id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})

test('R80: more campaigns than one answer of groups holds are all counted', async () => {
  const ids: string[] = []
  for (let at = 0; at < 64; at++) ids.push((await crm.campaign({ code: `c${at}` })).id)
  for (const id of ids) await spend(id, 100)
  const lead = await crm.visit()
  for (const campaign of ids) await crm.admin.call('campaigns.members.create', { campaign, lead: lead.id })
  expect((await crm.effect()).total).toMatchObject({ members: 64, cost: { sum: 6400, missing: 0 } })
})

test('R81: each channel with what it costs and brings, the lead’s channel by its campaign', async () => {
  const [fairs, posts] = [await crm.channel('Fairs'), await crm.channel('Posts')]
  const fair = await crm.campaign({ code: 'fair', channel: fairs })
  const post = await crm.campaign({ code: 'post', channel: posts })
  const none = await crm.campaign({ code: 'none' })
  await spend(fair.id, 300_00)
  await spend(fair.id, 100_00, { channel: posts })
  await spend(post.id, 100_00)
  await spend(none.id, 10_00)
  await crm.sell({ entity: 'leads.lead', id: (await crm.visit('fair')).id }, 1200_00)
  await crm.sell({ entity: 'leads.lead', id: (await crm.visit('post')).id }, 100_00)
  const { channels } = await crm.effect()
  expect(channels).toMatchObject([
    { id: fairs, name: 'Fairs', leads: 1, cost: { sum: 300_00 }, revenue: { sum: 1200_00 }, roi: 3 },
    { id: posts, name: 'Posts', leads: 1, cost: { sum: 200_00 }, revenue: { sum: 100_00 }, roi: -0.5 },
    { id: null, name: null, leads: 0, cost: { sum: 10_00 }, roi: -1 },
  ])
})

test('it is told to whom it is for, and counts what he may see', async () => {
  const { id } = await crm.campaign({ code: 'spring' })
  await spend(id, 100_00)
  await crm.sell({ entity: 'leads.lead', id: (await crm.visit('spring')).id }, 300_00)
  const lin = await crm.person('Lin', { roles: ['sales'] })
  await expect(lin.call('campaigns.effect')).rejects.toMatchObject({ code: 'KITH_DENIED' })
  await expect(lin.call('campaigns.expenses.list')).rejects.toMatchObject({ code: 'KITH_DENIED' })
  expect(await lin.call('campaigns.get', { id })).not.toHaveProperty('plannedCost')
  const may = await crm.person('May', { roles: ['marketing'] })
  expect(await may.call('campaigns.effect', { id })).toMatchObject({ total: { leads: 1, deals: 1, roi: 2 } })
  const wang = await crm.person('Wang', { roles: ['sales-manager'] })
  expect(await wang.call('campaigns.effect', { id })).toMatchObject({ total: { deals: 0, cost: { sum: 100_00 } } })
})
