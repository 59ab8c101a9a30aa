import { defineContract, definePlugin, type Infer, tap } from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LeadsContract, leadsContract } from '../contract/index.ts'
import { type Crm, type Lead, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

interface Converted {
  readonly lead: string
  readonly account: string | null
  readonly contact: string | null
  readonly created: { readonly account: boolean; readonly contact: boolean }
}
const convert = (lead: { id: string }, targets: object = {}) =>
  crm.admin.call<Converted>('leads.convert', { id: lead.id, ...targets })
const count = async (operation: string) => (await crm.admin.call<{ count: number }>(operation)).count

describe('R8: a lead becomes an account, a contact or both', () => {
  test('both, in one commit, with what the lead knew', async () => {
    const lead = await crm.leadOf(
      await crm.visit({ name: '张伟', email: 'zhang@example.com', company: '上海港集团', industry: 'logistics' }),
    )
    const answer = await convert(lead)
    expect(answer).toMatchObject({ lead: lead.id, created: { account: true, contact: true } })
    expect(await crm.admin.call('accounts.get', { id: answer.account })).toMatchObject({
      name: '上海港集团',
      kind: 'organisation',
      industry: 'logistics',
      size: '11-50',
      region: 'east-china',
      source: 'website',
      owner: lead.owner,
    })
    expect(await crm.admin.call('accounts.contacts.get', { id: answer.contact })).toMatchObject({
      name: '张伟',
      email: 'zhang@example.com',
      account: answer.account,
      owner: lead.owner,
    })
    expect(await crm.admin.call('leads.get', { id: lead.id })).toMatchObject({
      status: 'converted',
      convertedAccount: answer.account,
      convertedContact: answer.contact,
      convertedAt: '2026-01-05T08:00:00.000Z',
    })
  })

  test('one of them, the other left out', async () => {
    const [a, b] = [
      await crm.leadOf(await crm.visit({ company: 'A' })),
      await crm.leadOf(await crm.visit({ company: 'B' })),
    ]
    expect(await convert(a, { contact: null })).toMatchObject({ contact: null, created: { account: true } })
    expect(await convert(b, { account: null })).toMatchObject({ account: null, created: { contact: true } })
    expect([await count('accounts.count'), await count('accounts.contacts.count')]).toEqual([1, 1])
  })

  test('neither is refused', async () => {
    const lead = await crm.leadOf(await crm.visit())
    await expect(convert(lead, { account: null, contact: null })).rejects.toMatchObject({
      code: 'leads.nothing_to_convert',
    })
    expect(await crm.admin.call('leads.get', { id: lead.id })).toMatchObject({ status: 'new' })
  })

  test('one that is chosen; one that is not there is refused', async () => {
    const account = await crm.admin.call<{ id: string }>('accounts.create', { name: 'Chosen' })
    const lead = await crm.leadOf(await crm.visit())
    await expect(convert(lead, { account: { id: lead.id } })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    expect(await convert(lead, { account: { id: account.id } })).toMatchObject({
      account: account.id,
      created: { account: false },
    })
  })
})

describe('who is known is matched instead of doubled', () => {
  test('an account by its name, however it is written', async () => {
    const account = await crm.admin.call<{ id: string }>('accounts.create', { name: 'ＡＣＭＥ Ltd' })
    const lead = await crm.leadOf(await crm.visit({ company: 'Acme LTD' }))
    expect(await convert(lead)).toMatchObject({ account: account.id, created: { account: false, contact: true } })
    expect(await crm.admin.call('accounts.contacts.list')).toMatchObject({ rows: [{ account: account.id }] })
  })

  test('a contact by e-mail, else by phone, and with it the account', async () => {
    const account = await crm.admin.call<{ id: string }>('accounts.create', { name: 'Under another name' })
    const contact = await crm.admin.call<{ id: string }>('accounts.contacts.create', {
      name: 'Ann',
      email: 'ann@example.com',
      phone: '13801395136',
      account: account.id,
    })
    const same = { account: account.id, contact: contact.id, created: { account: false, contact: false } }
    expect(await convert(await crm.leadOf(await crm.visit({ email: 'ann@example.com' })))).toMatchObject(same)
    expect(await convert(await crm.leadOf(await crm.visit({ phone: '+86 138 0139 5136' })))).toMatchObject(same)
  })

  test('unless a new one is asked for', async () => {
    await crm.admin.call('accounts.create', { name: 'ACME' })
    expect(await convert(await crm.leadOf(await crm.visit()), { account: 'create' })).toMatchObject({
      created: { account: true },
    })
    expect(await count('accounts.count')).toBe(2)
  })

  test('a deleted account is not met', async () => {
    const { id } = await crm.admin.call<{ id: string }>('accounts.create', { name: 'ACME' })
    await crm.admin.call('accounts.delete', { id })
    expect(await convert(await crm.leadOf(await crm.visit()))).toMatchObject({ created: { account: true } })
  })
})

test('R21: a person who buys for himself is an account of his own; two of one name stay two', async () => {
  const person = { kind: 'person', company: undefined, size: undefined, name: '张伟' }
  const [a, b] = [await crm.leadOf(await crm.visit(person)), await crm.leadOf(await crm.visit(person))]
  const [first, second] = [await convert(a), await convert(b)]
  expect(await crm.admin.call('accounts.get', { id: first.account })).toMatchObject({
    kind: 'person',
    name: '张伟',
    email: a.email,
  })
  expect(second.account).not.toBe(first.account)
  const again = await crm.leadOf(await crm.visit({ ...person, email: a.email }))
  expect(await convert(again)).toMatchObject({ account: first.account, contact: first.contact })
})

test('R22: a contact is a person inside an account, which is not deleted under him', async () => {
  const { account, contact } = await convert(await crm.leadOf(await crm.visit()))
  expect(await crm.admin.call('accounts.contacts.list', { where: { account } })).toMatchObject({
    rows: [{ id: contact }],
  })
  await expect(crm.admin.call('accounts.delete', { id: account })).rejects.toMatchObject({ code: 'KITH_RESTRICTED' })
})

describe('R9: from any account or contact one finds the lead it came from', () => {
  test('and the submission and the page that the visitor landed on', async () => {
    const visit = await crm.visit(
      { name: '张伟' },
      { page: 'https://example.com/offer', referrer: 'https://search.example', utm: { source: 'mail' } },
    )
    const lead = await crm.leadOf(visit)
    const { account, contact } = await convert(lead)
    for (const [entity, id] of [
      ['accounts.account', account],
      ['accounts.contact', contact],
    ]) {
      expect(await crm.admin.call('leads.origin', { entity, id })).toMatchObject({
        chain: [
          { entity: 'leads.lead', id: lead.id, label: '张伟' },
          { entity: 'forms.submission', id: visit.id },
        ],
        source: 'website',
        form: 'contact-us',
        landingPage: 'https://example.com/offer',
        referrer: 'https://search.example',
        utm: { source: 'mail', medium: null, campaign: null },
      })
    }
  })

  test('through what one may not see it goes on, without its name', async () => {
    const lead = await crm.leadOf(await crm.visit({ region: 'north-china' }))
    const { account } = await convert(lead)
    const lin = await crm.person('Lin Wei')
    expect(await lin.caller.call('leads.origin', { entity: 'accounts.account', id: account })).toMatchObject({
      chain: [
        { entity: 'leads.lead', id: null, label: null },
        { entity: 'forms.submission', id: null, label: null },
      ],
      source: 'website',
    })
    await expect(lin.caller.call('leads.origin', { entity: 'leads.lead', id: lead.id })).rejects.toMatchObject({
      code: 'KITH_NOT_FOUND',
    })
  })
})

describe('a lead is converted once', () => {
  test('a second conversion is refused with what it became', async () => {
    const lead = await crm.leadOf(await crm.visit())
    const { account, contact } = await convert(lead)
    await expect(convert(lead)).rejects.toMatchObject({
      code: 'leads.converted',
      details: { id: lead.id, account, contact },
    })
  })

  test('of two at once one is refused', async () => {
    const lead = await crm.leadOf(await crm.visit())
    const answers = await Promise.allSettled([convert(lead), convert(lead), convert(lead)])
    expect(answers.map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect([await count('accounts.count'), await count('accounts.contacts.count')]).toEqual([1, 1])
  })

  test('two leads of one company at once leave one account', async () => {
    const leads: Lead[] = []
    for (let i = 0; i < 4; i++) leads.push(await crm.leadOf(await crm.visit({ company: 'ACME' })))
    const answers = await Promise.all(leads.map(lead => convert(lead)))
    expect(new Set(answers.map(answer => answer.account)).size).toBe(1)
    expect([await count('accounts.count'), await count('accounts.contacts.count')]).toEqual([1, 4])
  })

  test('nobody sets it to converted by hand', async () => {
    const { id } = await crm.leadOf(await crm.visit())
    const byHand = crm.admin.call('leads.update', { id, set: { status: 'converted' } })
    await expect(byHand).rejects.toMatchObject({ details: { code: 'leads.convert_only' } })
  })
})

test('another module adds to a conversion, and hears of it', async () => {
  const contract = defineContract({ name: 'other', version: '0.1.0' })
  interface OtherContract extends Infer<typeof contract> {}
  const heard: unknown[] = []
  const taps = [
    tap<OtherContract, LeadsContract>()(leadsContract.hooks.converting, {
      id: 'other.no-contacts',
      shape: (_ctx, draft) => (draft.contact?.created ? undefined : { contact: null }),
    }),
    tap<OtherContract, LeadsContract>()(leadsContract.hooks.converted, {
      id: 'other.listen',
      run: (_ctx, payload) => {
        heard.push(payload)
      },
    }),
  ]
  const other = definePlugin<OtherContract, LeadsContract>({ contract, dependsOn: [leadsContract], handlers: {}, taps })
  await crm.close()
  crm = await startCrm({ plugins: [other as never] })
  const lead = await crm.leadOf(await crm.visit())
  const { account, contact } = await convert(lead)
  await crm.idle()
  expect(heard).toEqual([{ lead: lead.id, account, contact, made: [] }])
  await expect(convert(await crm.leadOf(await crm.visit()), { more: { 'other.thing': {} } })).rejects.toMatchObject({
    code: 'leads.not_offered',
    details: { entity: 'other.thing' },
  })
})

test('sales converts what it may see; a stranger does not', async () => {
  const lead = await crm.leadOf(await crm.visit({ region: 'north-china' }))
  const [lin, chen] = [await crm.person('Lin Wei'), await crm.person('Chen Bo')]
  await expect(lin.caller.call('leads.convert', { id: lead.id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  expect(await chen.caller.call('leads.convert', { id: lead.id })).toMatchObject({ lead: lead.id })
  const nobody = crm.as(crm.actor())
  await expect(nobody.call('leads.convert', { id: lead.id })).rejects.toMatchObject({ code: 'KITH_DENIED' })
})
