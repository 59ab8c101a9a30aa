import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

interface Converted {
  readonly account: string | null
  readonly contact: string | null
  readonly made: readonly { readonly entity: string; readonly id: string }[]
}
const entity = 'opportunities.opportunity'
const stated = { need: 'Two loaders', intent: 'comparing', timeframe: 'quarter' }
const lead = (values: object = {}) =>
  deals.make('leads', {
    name: 'Ann',
    company: 'ACME',
    source: 'website',
    region: 'east-china',
    message: 'Two loaders',
    ...values,
  })
const convert = (id: string, input: object) => deals.admin.call<Converted>('leads.convert', { id, ...input })
const count = async () => (await deals.list('opportunities')).length

describe('R8: a lead becomes account, contact and opportunity in any combination', () => {
  test.each([
    [{}, true, true],
    [{ account: null }, false, true],
    [{ contact: null }, true, false],
    [{ account: null, contact: null }, false, false],
  ])('with %j', async (targets, hasAccount, hasContact) => {
    const { id } = await lead()
    const answer = await convert(id, { ...targets, more: { [entity]: { ...stated, name: 'Loaders' } } })
    expect([answer.account !== null, answer.contact !== null]).toEqual([hasAccount, hasContact])
    expect(answer.made).toEqual([{ entity, id: expect.any(String) }])
    expect(await deals.get(String(answer.made[0]?.id))).toMatchObject({
      name: 'Loaders',
      account: answer.account,
      contact: answer.contact,
      lead: id,
      source: 'website',
      region: 'east-china',
      ...stated,
    })
    expect(await deals.admin.call('leads.get', { id })).toMatchObject({ status: 'converted' })
  })

  test('without an opportunity, as before', async () => {
    const { id } = await lead()
    expect(await convert(id, {})).toMatchObject({ made: [] })
    expect(await count()).toBe(0)
  })
})

describe('R20: no opportunity without a stated need, an intent and a chance to buy', () => {
  test('what is missing is told, and nothing is converted', async () => {
    const { id } = await lead()
    const refused = convert(id, { more: { [entity]: { name: 'Loaders', need: ' ' } } })
    await expect(refused).rejects.toMatchObject({
      code: 'KITH_REJECTED',
      details: {
        code: 'opportunities.gate',
        problems: [{ path: 'need' }, { path: 'intent' }, { path: 'timeframe' }],
      },
    })
    expect(await deals.admin.call('leads.get', { id })).toMatchObject({ status: 'new' })
    expect([await count(), (await deals.list('accounts')).length]).toEqual([0, 0])
  })

  test('what only the module sets cannot be said, nor whose it is', async () => {
    const { id } = await lead()
    await expect(convert(id, { more: { [entity]: { ...stated, status: 'won', owner: id } } })).rejects.toMatchObject({
      details: { problems: [{ path: 'status', code: 'unknown' }, { path: 'owner' }] },
    })
  })

  test('what is offered to whoever converts', async () => {
    const { id } = await lead()
    expect(await deals.admin.call('leads.offers', { id })).toMatchObject({
      offers: [
        { entity, values: { name: 'ACME', need: 'Two loaders' }, required: ['name', 'need', 'intent', 'timeframe'] },
      ],
    })
  })
})

test('R9: an opportunity’s origin is the lead', async () => {
  const { id } = await lead()
  const { made } = await convert(id, { more: { [entity]: stated } })
  expect(made).toHaveLength(1)
  const of = { entity, id: String(made[0]?.id) }
  expect(await deals.admin.call('kernel.related', of)).toMatchObject({ origin: [{ entity: 'leads.lead', id }] })
  const { rows } = await deals.admin.call<{ rows: object[] }>('kernel.timeline', { entity: 'leads.lead', id })
  expect(JSON.stringify(rows)).toContain(of.id)
})
