import { activities } from '@kith/plugin-activities'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals({ others: [activities] })
})
afterEach(() => deals.close())

interface Named {
  readonly id: string
}
type Person = Awaited<ReturnType<Deals['person']>>

/** Lin's lead asks for a product of the catalogue, and is converted. */
async function enquiry(lin: Person) {
  const product = await deals.make('products', { code: 'WL-50', name: 'Wheel loader' })
  const list = await deals.make('products.priceLists', { name: '2026', currency: 'CNY', validFrom: '2026-01-01' })
  await deals.make('products.prices', {
    list: list.id,
    product: product.id,
    price: { amount: 300_00, currency: 'CNY' },
  })
  const lead = await deals.make('leads', { name: 'Ann', company: 'ACME', message: 'Price of a loader?', owner: lin.id })
  const stated = { name: 'Loaders', need: 'Two loaders', intent: 'comparing', timeframe: 'quarter' }
  const { made, account, contact } = await lin.call<{ made: Named[]; account: string; contact: string }>(
    'leads.convert',
    { id: lead.id, more: { 'opportunities.opportunity': { ...stated, expectedClose: '2026-03-01' } } },
  )
  return { id: String(made[0]?.id), product: product.id, lead: lead.id, account, contact }
}

test('R46, R47: one who sells follows it from the enquiry by quote and evaluation to the end', async () => {
  const lin = await deals.person('Lin', { roles: ['sales'] })
  const { id, product, lead } = await enquiry(lin)
  const advance = () => lin.call('opportunities.advance', { id })
  await deals.clock.advance('1d')
  await advance()
  await deals.clock.advance('2d')
  await advance()
  // The quote: without an amount nothing is proposed.
  await expect(advance()).rejects.toMatchObject({ details: { problems: [{ path: 'amount' }] } })
  await lin.call('opportunities.items.create', { opportunity: id, product, quantity: 2, discount: 10 })
  await advance()
  expect(await deals.get(id)).toMatchObject({ amount: { amount: 540_00 }, weighted: { amount: 324_00 } })
  // The evaluation of what was proposed.
  const rival = await lin.call<Named>('opportunities.competitors.create', { name: 'North' })
  await lin.call('opportunities.rivalries.create', { opportunity: id, competitor: rival.id, offer: 'Cheaper' })
  await deals.clock.advance('4d')
  await lin.call('opportunities.win', { id, reason: await deals.reason('Service') })
  expect(await deals.get(id)).toMatchObject({ status: 'won', lead, cycleDays: 7, weighted: { amount: 540_00 } })
  expect(await deals.list('opportunities.stageChanges', { opportunity: id })).toMatchObject([
    { toName: 'Identification' },
    { toName: 'Qualification', seconds: 86_400 },
    { toName: 'Development', seconds: 2 * 86_400 },
    { toName: 'Proposal', seconds: 0 },
    { toName: 'Closed', seconds: 4 * 86_400 },
  ])
  expect(await deals.list('opportunities.rivalries', { opportunity: id })).toMatchObject([{ outcome: 'won' }])
})

describe('R49: contacts, activities and products of an opportunity', () => {
  test('are found from it, by whoever sees it', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const { id, product, contact, account, lead } = await enquiry(lin)
    const entity = 'opportunities.opportunity'
    await lin.call('opportunities.items.create', { opportunity: id, product })
    const [buyer] = await deals.list<Named>('opportunities.roleTypes', { name: 'Buyer' })
    await lin.call('opportunities.roles.create', { opportunity: id, type: buyer?.id, contact })
    await lin.call('activities.plan', { type: 'call', subject: 'Ring Ann', about: { entity, id } })
    const where = { opportunity: id }
    const rows = async (as: Person, path: string, where: object) =>
      (await as.call<{ rows: object[] }>(`${path}.list`, { where })).rows
    expect(await rows(lin, 'opportunities.items', where)).toMatchObject([{ product, name: 'Wheel loader' }])
    expect(await rows(lin, 'opportunities.roles', where)).toMatchObject([{ contact, type: buyer?.id }])
    expect(await lin.call('opportunities.get', { id })).toMatchObject({ contact, account, items: 1 })
    expect(await lin.call('activities.of', { entity, id })).toMatchObject({
      open: expect.arrayContaining([expect.objectContaining({ subject: 'Ring Ann' })]),
    })
    expect(await lin.call('kernel.related', { entity, id })).toMatchObject({
      origin: [{ entity: 'leads.lead', id: lead }],
    })
    const chen = await deals.person('Chen', { roles: ['sales'] })
    for (const path of ['opportunities.items', 'opportunities.roles']) expect(await rows(chen, path, where)).toEqual([])
    await expect(chen.call('kernel.related', { entity, id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })

  test('and it is found from them', async () => {
    const lin = await deals.person('Lin', { roles: ['sales'] })
    const { id, contact, account } = await enquiry(lin)
    for (const [entity, whose] of [
      ['accounts.contact', contact],
      ['accounts.account', account],
    ] as const) {
      const { rows } = await lin.call<{ rows: object[] }>('kernel.timeline', { entity, id: whose })
      expect(JSON.stringify(rows), entity).toContain(id)
    }
  })
})
