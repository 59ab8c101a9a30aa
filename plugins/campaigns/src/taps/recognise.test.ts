import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const originOf = (entity: string, id: string) =>
  crm.admin.call<{ campaigns: { id: string; name: string }[] }>('campaigns.origin', { entity, id })

describe('R78: a lead that comes by a campaign’s link came from the campaign', () => {
  test('through its submission, in one chain of origins, however the code is written', async () => {
    const { id, name } = await crm.campaign({ code: ' Spring-2026 ' })
    const lead = await crm.visit('SPRING-2026 ')
    expect((await originOf('leads.lead', lead.id)).campaigns).toEqual([{ id, name }])
    const { chain } = await crm.admin.call<{ chain: object[] }>('leads.origin', { entity: 'leads.lead', id: lead.id })
    expect(chain).toMatchObject([
      { entity: 'forms.submission', id: lead.submission },
      { entity: 'campaigns.campaign', id, label: name },
    ])
  })

  test('and is a member who responded', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    const lead = await crm.visit('spring')
    expect(await crm.members(id)).toMatchObject([
      { lead: lead.id, response: 'responded', respondedAt: '2026-01-05T08:00:00.000Z' },
    ])
  })

  test('who was asked before has responded, and is no second member', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    const contact = await crm.admin.call<{ id: string }>('accounts.contacts.create', {
      name: 'Ann',
      email: 'ann@example.com',
    })
    await crm.admin.call('campaigns.members.create', { campaign: id, contact: contact.id, response: 'invited' })
    await crm.visit('spring', { email: 'Ann@Example.com' })
    await crm.visit('spring', { email: 'ann@example.com' })
    expect(await crm.members(id)).toMatchObject([{ contact: contact.id, response: 'responded' }])
  })

  test('without a form too: an import, a note of a call', async () => {
    const { id, name } = await crm.campaign({ code: 'spring' })
    const lead = await crm.admin.call<{ id: string }>('leads.create', { name: 'By hand', utmCampaign: 'spring' })
    expect((await originOf('leads.lead', lead.id)).campaigns).toEqual([{ id, name }])
  })

  test('an unknown code, or none, is no campaign’s', async () => {
    await crm.campaign({ code: 'spring' })
    for (const code of ['autumn', undefined, '']) {
      const lead = await crm.visit(code)
      expect((await originOf('leads.lead', lead.id)).campaigns).toEqual([])
    }
  })

  test('a lead that is converted hands its origin on', async () => {
    const { id, name } = await crm.campaign({ code: 'spring' })
    const lead = await crm.visit('spring')
    const { account, contact } = await crm.admin.call<{ account: string; contact: string }>('leads.convert', {
      id: lead.id,
    })
    expect((await originOf('accounts.account', account)).campaigns).toEqual([{ id, name }])
    expect((await originOf('accounts.contact', contact)).campaigns).toEqual([{ id, name }])
  })

  test('of many at once each is recognised', async () => {
    const { id } = await crm.campaign({ code: 'spring' })
    const leads = await Promise.all(Array.from({ length: 8 }, () => crm.visit('spring')))
    expect(new Set((await crm.members(id)).map(row => row.lead))).toEqual(new Set(leads.map(lead => lead.id)))
  })
})

describe('a lead without a link', () => {
  test('gets its campaign by hand, once', async () => {
    const [{ id, name }, other] = [await crm.campaign(), await crm.campaign()]
    const lead = await crm.visit()
    await crm.admin.call('campaigns.attribute', { id: lead.id, campaign: id })
    expect((await originOf('leads.lead', lead.id)).campaigns).toEqual([{ id, name }])
    expect(await crm.members(id)).toMatchObject([{ lead: lead.id, response: 'responded' }])
    await expect(crm.admin.call('campaigns.attribute', { id: lead.id, campaign: other.id })).rejects.toMatchObject({
      code: 'campaigns.attributed',
      details: { campaign: id },
    })
  })

  test('of which a salesperson sees nothing stays as it is', async () => {
    const { id } = await crm.campaign()
    const chen = await crm.person('Chen', { roles: ['sales'] })
    const lead = await crm.admin.call<{ id: string }>('leads.create', { name: 'Of Chen', owner: chen.actor.id })
    const lin = await crm.person('Lin', { roles: ['sales'] })
    const refused = { code: 'KITH_NOT_FOUND' }
    await expect(lin.call('campaigns.attribute', { id: lead.id, campaign: id })).rejects.toMatchObject(refused)
    await expect(lin.call('campaigns.origin', { entity: 'leads.lead', id: lead.id })).rejects.toMatchObject(refused)
  })
})

test('erasing one person leaves the others who came by the same campaign', async () => {
  await crm.campaign({ code: 'spring' })
  const [ann, bob] = [await crm.visit('spring', { name: 'Ann' }), await crm.visit('spring', { name: 'Bob' })]
  await crm.admin.call('kernel.erase', { entity: 'leads.lead', id: ann.id, reason: 'asked' })
  expect(await crm.admin.call('leads.get', { id: bob.id })).toMatchObject({ name: 'Bob', email: bob.email })
})
