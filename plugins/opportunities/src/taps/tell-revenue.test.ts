import { campaigns } from '@kith/plugin-campaigns'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals({ others: [campaigns] })
})
afterEach(() => deals.close())

const entity = 'opportunities.opportunity'
const stated = { need: 'Two loaders', intent: 'comparing', timeframe: 'quarter', name: 'Loaders' }

/** A lead of a campaign that became an opportunity, and was won. */
async function won(campaign: string, amount: object | null, owner: string | null = null) {
  const { id: lead } = await deals.make('leads', { name: 'Ann', company: 'ACME', owner })
  await deals.admin.call('campaigns.attribute', { id: lead, campaign })
  const { made } = await deals.admin.call<{ made: readonly { readonly id: string }[] }>('leads.convert', {
    id: lead,
    more: { [entity]: { ...stated, ...(amount && { amount }), expectedClose: '2026-02-01' } },
  })
  const id = String(made[0]?.id)
  if (amount) await deals.admin.call('opportunities.win', { id, reason: await deals.reason('Price') })
  return id
}

interface Effect {
  readonly campaigns: readonly { readonly deals: number; readonly revenue: object; readonly roi: number | null }[]
}
const effect = async (input: object = {}, as: Pick<Deals['admin'], 'call'> = deals.admin) =>
  (await as.call<Effect>('campaigns.effect', input)).campaigns[0]

test('R78, R79: what was won of a campaign’s leads is its revenue, on the day on which it was won', async () => {
  const { id: campaign } = await deals.make('campaigns', { name: 'Fair' })
  await deals.make('campaigns.expenses', {
    campaign,
    name: 'Stand',
    amount: { amount: 400_000, currency: 'CNY' },
    day: '2026-01-05',
  })
  await won(campaign, { amount: 1_000_000, currency: 'CNY' })
  await won(campaign, { amount: 25_000, currency: 'EUR' })
  await won(campaign, null)
  expect(await effect()).toMatchObject({ deals: 2, revenue: { sum: 1_200_000, missing: 0 }, roi: 2 })
  await deals.clock.advance('30d')
  await won(campaign, { amount: 500_000, currency: 'CNY' })
  expect(await effect({ from: '2026-02-01' })).toMatchObject({ deals: 1, revenue: { sum: 500_000 } })
  expect(await effect({ to: '2026-01-31' })).toMatchObject({ deals: 2, revenue: { sum: 1_200_000 } })
  expect(await effect({ from: '2026-03-01' })).toMatchObject({ deals: 0, revenue: { sum: 0 } })
})

test('R80: each is told of what he may see', async () => {
  const [ma, mei] = [
    await deals.person('Ma', { roles: ['sales-manager'] }),
    await deals.person('Mei', { roles: ['marketing'] }),
  ]
  const { id: campaign } = await deals.make('campaigns', { name: 'Fair' })
  await won(campaign, { amount: 1_000_000, currency: 'CNY' })
  expect(await effect({}, mei)).toMatchObject({ deals: 1 })
  expect(await effect({}, ma)).toMatchObject({ deals: 0, revenue: { sum: 0 } })
})
