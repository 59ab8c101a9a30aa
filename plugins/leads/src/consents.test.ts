import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from './fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const of = (entity: string, id: string | null | undefined) =>
  crm.admin.call<{ history: Record<string, unknown>[] }>('consents.of', { entity, id })

test('what a visitor agreed to stands on the lead, with the text as it was read', async () => {
  const visit = await crm.visit(
    {},
    { page: 'https://example.com/offer', locale: 'zh-CN', consent: { consent: '2026-01' } },
  )
  const lead = await crm.leadOf(visit)
  expect((await of('leads.lead', lead.id)).history).toMatchObject([
    {
      purpose: 'enquiry',
      state: 'given',
      how: 'form',
      at: '2026-01-05T08:00:00.000Z',
      evidence: {
        text: '同意使用以上信息回复本次咨询。',
        version: '2026-01',
        locale: 'zh-CN',
        page: 'https://example.com/offer',
        submission: visit.id,
      },
    },
  ])
})

test('it goes with the lead to its contact, else to the account that is a person', async () => {
  const lead = await crm.leadOf(await crm.visit())
  const { contact, account } = await crm.admin.call<{ contact: string; account: string }>('leads.convert', {
    id: lead.id,
  })
  expect((await of('accounts.contact', contact)).history).toHaveLength(1)
  expect((await of('accounts.account', account)).history).toHaveLength(0)
  const person = await crm.leadOf(await crm.visit({ kind: 'person', company: undefined, size: undefined }))
  const alone = await crm.admin.call<{ account: string }>('leads.convert', { id: person.id, contact: null })
  expect((await of('accounts.account', alone.account)).history).toHaveLength(1)
})

test('a lead without an address, and a consent without a purpose, are kept as ever', async () => {
  const definition = {
    lang: 'en',
    steps: [
      {
        fields: [
          { name: 'name', type: 'text', label: 'Name', required: true },
          { name: 'ok', type: 'consent', label: 'Ok', required: true, text: 'Ok.' },
          { name: 'news', type: 'consent', label: 'News', required: false, text: 'News.', purpose: 'news' },
        ],
      },
    ],
  }
  await crm.admin.call('forms.create', { name: 'Short', publicId: 'short', definition })
  const route = crm.app.routes.find(one => one.method === 'POST' && one.path === '/f/:id')
  await route?.run({
    method: 'POST',
    path: '/f/short',
    params: { id: 'short' },
    query: {},
    headers: {},
    ip: '',
    body: JSON.stringify({ values: { name: 'Ann', ok: true, news: true } }),
  })
  const [lead] = await crm.leads({ name: 'Ann' })
  expect((await of('leads.lead', lead?.id)).history).toEqual([])
})

describe('where consents are confirmed by mail', () => {
  let link: string
  let id: string
  beforeEach(async () => {
    const [form] = (
      await crm.admin.call<{ rows: { id: string }[] }>('forms.list', { where: { publicId: 'contact-us' } })
    ).rows
    await crm.admin.call('forms.update', { id: form?.id, set: { optIn: true } })
    const visit = await crm.visit({ email: 'ann@example.org' })
    id = (await crm.leadOf(visit)).id
    await crm.idle()
    const mail = crm.mails().find(({ text }) => text.includes('/confirm/'))
    link = /\/confirm\/([^?]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  })

  const confirm = async () => {
    const route = crm.app.routes.find(({ method, path }) => method === 'POST' && path === '/f/:id/confirm/:token')
    const params = { id: 'contact-us', token: link }
    return route?.run({ method: 'POST', path: '', params, query: {}, headers: {}, ip: '', body: '' })
  }
  const mailable = async () => {
    const { purposes } = await crm.admin.call<{
      purposes: { purpose: string; mailable: boolean; state: string | null }[]
    }>('consents.of', { entity: 'leads.lead', id })
    return purposes.find(({ purpose }) => purpose === 'enquiry')
  }

  test('they stand on the lead from then on', async () => {
    expect(await mailable()).toMatchObject({ state: null })
    await crm.clock.advance('1h')
    expect(await confirm()).toMatchObject({ status: 200 })
    await confirm()
    expect((await of('leads.lead', id)).history).toMatchObject([
      { purpose: 'enquiry', state: 'given', how: 'form', at: '2026-01-05T09:00:00.000Z' },
    ])
    expect(await mailable()).toMatchObject({ state: 'given', mailable: true })
  })

  test('or on the contact that the lead has become', async () => {
    const { contact } = await crm.admin.call<{ contact: string }>('leads.convert', { id })
    await confirm()
    expect((await of('accounts.contact', contact)).history).toMatchObject([{ purpose: 'enquiry', state: 'given' }])
  })
})
