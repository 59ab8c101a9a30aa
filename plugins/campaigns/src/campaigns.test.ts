import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { describePlugin } from '@kith/testing/conformance'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from './fixture/app.ts'
import { campaigns } from './plugin.ts'

describePlugin(campaigns, { with: [accounts, consents, forms, leads] })

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const rejected = (code: string, path: string) => ({ code: 'KITH_REJECTED', details: { code, path } })
const update = (id: string, set: object) => crm.admin.call('campaigns.update', { id, set })

test('R77: a campaign says when, at what cost, who, what is planned, with what, and what came back', async () => {
  const owner = await crm.person('May', { roles: ['marketing'] })
  const values = {
    kind: 'event',
    channel: await crm.channel('Shows'),
    status: 'running',
    startsOn: '2026-03-01',
    endsOn: '2026-03-05',
    plannedCost: { amount: 2_000_000, currency: 'CNY' },
    expectedResponses: 80,
    code: 'fair-2026',
    owner: owner.actor.id,
    people: [owner.actor.id],
    parent: (await crm.campaign()).id,
    tasks: 'Book the stand.',
    resources: 'Two excavators',
    feedback: 'Loaders were asked for most.',
  }
  expect(await crm.campaign(values)).toMatchObject({ ...values, plannedCost: { base: 2_000_000 }, purpose: 'news' })
})

describe('what cannot be is refused, and said why', () => {
  test('a campaign that ends before it starts', async () => {
    const wrong = { startsOn: '2026-03-05', endsOn: '2026-03-01' }
    await expect(crm.campaign(wrong)).rejects.toMatchObject(rejected('campaigns.dates', 'endsOn'))
    const { id } = await crm.campaign({ startsOn: '2026-03-05', endsOn: '2026-03-05' })
    await expect(update(id, { startsOn: '2026-03-06' })).rejects.toMatchObject(rejected('campaigns.dates', 'endsOn'))
  })

  test('two campaigns with one code, or a code that no link can have', async () => {
    await crm.campaign({ code: 'spring' })
    await expect(crm.campaign({ code: 'Spring' })).rejects.toMatchObject({
      code: 'KITH_INVALID',
      details: { problems: [{ path: 'code', code: 'unique' }] },
    })
    await expect(crm.campaign({ code: '春季' })).rejects.toMatchObject(rejected('campaigns.code', 'code'))
  })

  test('a campaign that is a part of itself', async () => {
    const top = await crm.campaign()
    const middle = await crm.campaign({ parent: top.id })
    const low = await crm.campaign({ parent: middle.id })
    for (const parent of [top.id, low.id]) {
      await expect(update(top.id, { parent })).rejects.toMatchObject(rejected('campaigns.parent_cycle', 'parent'))
    }
  })

  test('a campaign that is deleted under its leads, its expenses or its parts', async () => {
    const came = await crm.campaign({ code: 'spring' })
    await crm.visit('spring')
    await expect(crm.admin.call('campaigns.delete', { id: came.id })).rejects.toMatchObject(
      rejected('campaigns.has_leads', 'id'),
    )
    const spent = await crm.campaign()
    const day = '2026-01-10'
    const amount = { amount: 1, currency: 'CNY' }
    await crm.admin.call('campaigns.expenses.create', { name: 'Stand', campaign: spent.id, amount, day })
    const above = await crm.campaign()
    await crm.campaign({ parent: above.id })
    for (const { id } of [spent, above]) {
      await expect(crm.admin.call('campaigns.delete', { id })).rejects.toMatchObject({ code: 'KITH_RESTRICTED' })
    }
    const asked = await crm.campaign()
    const lead = await crm.visit()
    await crm.admin.call('campaigns.members.create', { campaign: asked.id, lead: lead.id })
    await crm.admin.call('campaigns.delete', { id: asked.id })
    expect(await crm.members(asked.id)).toEqual([])
  })

  test('a member twice, and one that is nobody or two', async () => {
    const { id } = await crm.campaign()
    const lead = (await crm.visit()).id
    const { id: contact } = await crm.admin.call<{ id: string }>('accounts.contacts.create', { name: 'Ann' })
    const create = (values: object) => crm.admin.call('campaigns.members.create', { campaign: id, ...values })
    await create({ lead })
    await create({ contact })
    for (const twice of [{ lead }, { contact }]) {
      const [path = ''] = Object.keys(twice)
      await expect(create(twice)).rejects.toMatchObject({
        code: 'KITH_INVALID',
        details: { problems: [{ path: 'campaign' }, { path, code: 'unique' }] },
      })
    }
    for (const wrong of [{}, { lead, contact }]) {
      await expect(create(wrong)).rejects.toMatchObject(rejected('campaigns.member_who', 'lead'))
    }
  })

  test('a channel that is used, or that no link can name', async () => {
    const channel = await crm.channel('Shows')
    await crm.campaign({ channel })
    await expect(crm.admin.call('campaigns.channels.delete', { id: channel })).rejects.toMatchObject({
      code: 'KITH_RESTRICTED',
    })
    await expect(crm.channel('Big shows')).rejects.toMatchObject(rejected('campaigns.channel_code', 'code'))
  })
})

test('who may see what: marketing all, sales the members that are leads and contacts of theirs', async () => {
  const { id } = await crm.campaign()
  const lin = await crm.person('Lin', { roles: ['sales'] })
  const mine = await crm.admin.call<{ id: string }>('leads.create', { name: 'Mine', owner: lin.actor.id })
  const other = await crm.admin.call<{ id: string }>('leads.create', {
    name: 'Other',
    owner: (await crm.person('Chen', { roles: ['sales'] })).actor.id,
  })
  for (const lead of [mine.id, other.id]) await crm.admin.call('campaigns.members.create', { campaign: id, lead })
  const seen = await lin.call<{ rows: { id: string; lead: string }[] }>('campaigns.members.list')
  expect(seen.rows.map(row => row.lead)).toEqual([mine.id])
  expect(
    await lin.call('campaigns.members.update', { id: seen.rows[0]?.id, set: { response: 'attended' } }),
  ).toMatchObject({ response: 'attended', respondedAt: expect.any(String) })
  await expect(lin.call('campaigns.create', { name: 'X' })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  const may = await crm.person('May', { roles: ['marketing'] })
  expect((await may.call<{ rows: object[] }>('campaigns.members.list')).rows).toHaveLength(2)
})

test('R77, R78: the demo is in the installation’s language, with members, costs and the leads that came', async () => {
  await crm.close()
  crm = await startCrm({ presets: ['demo'] })
  const names = async (operation: string) =>
    (await crm.admin.call<{ rows: { name: string }[] }>(operation, { sort: ['createdAt'] })).rows.map(row => row.name)
  expect(await names('campaigns.list')).toContain('Construction machinery fair')
  expect(await names('campaigns.channels.list')).toContain('Trade fairs')
  const { campaigns, total } = await crm.effect()
  expect(campaigns.filter(({ leads, cost }) => leads > 0 && cost.sum > 0).length).toBe(6)
  expect(total).toMatchObject({ leads: 40, responses: 40 })
  expect(total.members).toBeGreaterThan(100)
  expect(crm.mails()).toEqual([])
  await crm.close()
  crm = await startCrm({ presets: ['demo'], locale: 'zh-CN' })
  expect(await names('campaigns.list')).toContain('工程机械展会')
  expect(await names('campaigns.channels.list')).toContain('展会')
  expect(await names('campaigns.segments.list')).toHaveLength(2)
})
