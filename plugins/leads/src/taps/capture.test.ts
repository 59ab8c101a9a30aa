import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

test('R6: a filled-in form becomes a lead, with its submission, its form and where it came from', async () => {
  const visit = await crm.visit(
    { name: '张伟', email: 'Zhang@Example.com', phone: '138 0139 5136', industry: 'logistics', message: '你好' },
    {
      page: 'https://example.com/offer',
      referrer: 'https://search.example',
      utm: { source: 'newsletter', medium: 'mail', term: 'crane' },
      clickIds: { gclid: 'x1' },
    },
  )
  expect(visit.status).toBe(200)
  expect(await crm.leadOf(visit)).toMatchObject({
    name: '张伟',
    email: 'zhang@example.com',
    phone: '+8613801395136',
    company: 'ACME',
    kind: 'organisation',
    size: '11-50',
    industry: 'logistics',
    region: 'east-china',
    message: '你好',
    status: 'new',
    form: 'contact-us',
    landingPage: 'https://example.com/offer',
    referrer: 'https://search.example',
    utmSource: 'newsletter',
    utmMedium: 'mail',
    utmCampaign: null,
    attribution: { term: 'crane', gclid: 'x1' },
  })
})

test('what came with the answer as files is attached to the lead', async () => {
  const [form] = (
    await crm.admin.call<{ rows: { id: string; definition: { steps: { fields: object[] }[] } }[] }>('forms.list')
  ).rows
  const definition = structuredClone(form?.definition)
  definition?.steps[0]?.fields.push({ name: 'cv', type: 'file', label: 'CV', required: false })
  await crm.admin.call('forms.update', { id: form?.id, set: { definition } })
  const posted = new FormData()
  const values = { kind: 'person', name: 'Ann Li', email: 'ann@example.com', region: 'east-china', consent: 'yes' }
  for (const [name, value] of Object.entries(values)) posted.append(name, value)
  posted.append('cv', new File(['# Ann'], 'ann.md'))
  const encoded = new Response(posted)
  const bytes = new Uint8Array(await encoded.arrayBuffer())
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
  const route = crm.app.routes.find(({ method, path }) => method === 'POST' && path === '/f/:id')
  const request = { method: 'POST', path: '/f/contact-us', params: { id: 'contact-us' }, query: {}, body: '' }
  expect((await route?.run({ ...request, headers, bytes, ip: '127.0.0.1' }))?.status).toBe(303)
  const [row] = (await crm.admin.call<{ rows: { id: string }[] }>('leads.list')).rows
  const { rows } = await crm.admin.call<{ rows: object[] }>('kernel.attachmentsOf', {
    entity: 'leads.lead',
    id: row?.id,
  })
  expect(rows).toMatchObject([{ name: 'ann.md', size: 5 }])
})

test('R3: every lead has its source: the form’s, or what a rule on UTM sets', async () => {
  const plain = await crm.leadOf(await crm.visit())
  const campaign = await crm.leadOf(await crm.visit({}, { utm: { campaign: 'spring' } }))
  expect([plain.source, campaign.source]).toEqual(['website', 'campaign-response'])
})

test('R3: a form whose source is no longer in the list loses no lead', async () => {
  const { rows } = await crm.admin.call<{ rows: { id: string }[] }>('forms.list')
  await crm.admin.call('forms.update', { id: rows[0]?.id, set: { source: 'gone' } })
  expect((await crm.leadOf(await crm.visit())).source).toBe('other')
})

test('submission and lead are one commit', async () => {
  const { id } = await crm.visit()
  const lead = await crm.leadOf({ id })
  const [submission] = (
    await crm.admin.call<{ rows: { id: string; createdAt: string; status: string }[] }>('forms.submissions.list')
  ).rows
  expect(submission).toMatchObject({ id, status: 'processed', createdAt: lead.createdAt })
})

test('what fits no lead is cut or left out of it, and stays in the submission', async () => {
  const company = {
    lang: 'en',
    steps: [
      {
        fields: [
          { name: 'who', type: 'text', label: 'Name', required: true, autocomplete: 'section-a name' },
          { name: 'reach', type: 'email', label: 'Mail', required: false },
          { name: 'company', type: 'text', label: 'Company', required: false },
          { name: 'favourite', type: 'text', label: 'Colour', required: false },
        ],
      },
    ],
  }
  await crm.admin.call('forms.create', { name: 'Other', publicId: 'other', definition: company })
  const route = crm.app.routes.find(route => route.method === 'POST' && route.path === '/f/:id')
  const long = '公'.repeat(250)
  const answer = await route?.run({
    method: 'POST',
    path: '/f/other',
    params: { id: 'other' },
    query: {},
    headers: {},
    ip: '',
    body: JSON.stringify({ values: { who: 'Ann', reach: 'ann@example.com', company: long, favourite: 'green' } }),
  })
  const { id } = JSON.parse(String(answer?.body))
  expect(await crm.leadOf({ id })).toMatchObject({ name: 'Ann', email: 'ann@example.com', company: '公'.repeat(200) })
})

test('a form whose answers become something else makes no lead', async () => {
  const { rows } = await crm.admin.call<{ rows: { id: string }[] }>('forms.list')
  await crm.admin.call('forms.update', { id: rows[0]?.id, set: { makes: 'case' } })
  expect((await crm.visit()).status).toBe(200)
  expect(await crm.leads()).toEqual([])
})

test('spam makes no lead', async () => {
  expect((await crm.visit({}, { honeypot: 'x' })).status).toBe(200)
  expect(await crm.leads()).toEqual([])
})

test('R5: a lead is entered by hand', async () => {
  const { caller, id } = await crm.person('Lin Wei')
  const made = await caller.call<{ id: string }>('leads.create', {
    name: 'By hand',
    source: 'phone-enquiry',
    owner: id,
  })
  expect(await caller.call('leads.get', { id: made.id })).toMatchObject({
    name: 'By hand',
    source: 'phone-enquiry',
    owner: id,
  })
  await expect(caller.call('leads.create', { source: 'website' })).rejects.toMatchObject({ code: 'KITH_INVALID' })
})
