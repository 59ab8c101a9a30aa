import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Kith, startKith } from '@kith/example-crm/process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { call, keyFor } from './call.ts'
import { type Running, startModule } from './process.ts'

let kith: Kith
let credit: Running
let key: string

beforeAll(async () => {
  kith = await startKith({ env: { KITH_CONFIG: fileURLToPath(new URL('credit.config.ts', import.meta.url)) } })
  key = await keyFor(
    kith,
    'credit',
    'opportunities.opportunity.saving',
    'opportunities.opportunity.saved',
    'opportunities.get',
    'opportunities.list',
    'leads.lead.saving',
    'kernel.reports',
  )
})
afterAll(async () => {
  await credit?.stop()
  await kith?.stop()
})

const connect = async () => {
  credit = startModule(process.execPath, 'src/connect.ts', { KITH_URL: kith.url, KITH_KEY: key })
  await credit.says(/^connected/)
}
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
const offer = (name: string, amount: number, account?: string) =>
  call<{ id: string; held?: object }>(kith, 'opportunities.create', { name, amount: euros(amount), account })
const check = (input: object) => call(kith, 'credit.check', input, 'GET')
const submissionOf = async (id: string) => {
  const { rows } = await kith.client.forms.submissions.list.query({ where: { id } })
  return rows[0]
}

let kept: string

test('what it keeps is there before its process is', async () => {
  const account = (await kith.client.accounts.create.mutate({ name: 'Earthworks Ltd' })) as { id: string }
  const limit = { name: 'Earthworks Ltd', account: account.id, amount: euros(5_000) }
  expect(await call(kith, 'credit.limits.create', limit)).toMatchObject({ status: 200, data: { used: null } })
})

test('before it was ever there its check cannot be got round, its operation says so, and a visitor is thanked', async () => {
  const away = { status: 503, code: 'KITH_PLUGIN_AWAY', details: { plugin: 'credit' } }
  expect(await offer('Wheel loader', 10)).toMatchObject(away)
  expect(await check({ account: randomUUID(), amount: 1 })).toMatchObject(away)
  const fields = ['name', 'email', 'company'].map(name => ({ name, type: 'text', label: name, required: true }))
  await kith.client.forms.create.mutate({
    name: 'Ask us',
    publicId: 'ask-us',
    definition: { lang: 'en', steps: [{ fields }] } as never,
    origins: ['http://localhost:*'],
  })
  const values = { name: 'Ann Smith', email: 'ann@example.com', company: 'Smith Brothers' }
  const answer = await fetch(`${kith.url}/f/ask-us`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'http://localhost:8080' },
    body: JSON.stringify({ key: randomUUID(), values, meta: {} }),
  })
  expect(answer.status).toBe(200)
  kept = ((await answer.json()) as { id: string }).id
  expect(await submissionOf(kept)).toMatchObject({ status: 'unprocessed', reason: { code: 'KITH_PLUGIN_AWAY' } })
})

test('connected, it holds what is too large, lets the rest pass, and rates leads', async () => {
  await connect()
  const [large, small] = [await offer('Large', 200_000), await offer('Small', 200)]
  expect(large.data.held).toMatchObject({ plugin: 'credit', tap: 'credit.hold-large', approver: 'role:sales-manager' })
  expect(small).toMatchObject({ status: 200, data: { name: 'Small', version: 1 } })
})

test('the visitor who came before it is a lead now, rated', async () => {
  // By itself within a minute: nobody has to ask.
  await kith.client.forms.process.mutate({ id: kept })
  expect(await submissionOf(kept)).toMatchObject({ status: 'processed' })
  const { rows } = await kith.client.leads.list.query({ where: { company: 'Smith Brothers' } })
  expect(rows).toMatchObject([{ ext: { credit: { rating: 'poor' } } }])
})

test('what is won is delivered to it and counts, and its operation and its report tell', async () => {
  const { rows } = await kith.client.accounts.list.query({ where: { name: 'Earthworks Ltd' } })
  const account = String(rows[0]?.id)
  const contact = (await kith.client.accounts.contacts.create.mutate({ name: 'Ann Smith', account })) as { id: string }
  const { data } = await call<{ id: string }>(kith, 'opportunities.create', {
    name: 'Excavator',
    account,
    amount: euros(4_000),
    contact: contact.id,
    need: 'A pit',
    intent: 'deciding',
    timeframe: 'month',
    expectedClose: '2030-01-01',
  })
  const reasons = await kith.client.opportunities.reasons.list.query({ where: { outcome: 'won' } })
  await kith.client.opportunities.win.mutate({ id: data.id, reason: String(reasons.rows[0]?.id) })
  const much = async () => (await check({ account, amount: 200_000 })).data
  await vi.waitFor(async () => expect(await much()).toEqual({ isAllowed: false, limit: 500_000, used: 400_000 }), {
    timeout: 60_000,
    interval: 200,
  })
  const { reports } = await kith.client.reports.overview.query({})
  expect(reports).toContainEqual(expect.objectContaining({ id: 'credit.limits', entities: ['credit.limit'] }))
})

test('killed, nothing passes unchecked; started again, all goes on', async () => {
  await credit.kill()
  const refused = await vi.waitFor(
    async () => {
      const answer = await offer('Unchecked', 10)
      expect(answer).toMatchObject({ status: 503, code: 'KITH_PLUGIN_AWAY' })
      return answer
    },
    { timeout: 60_000, interval: 200 },
  )
  expect(refused.details).toMatchObject({ plugin: 'credit', tap: 'credit.hold-large' })
  expect((await kith.client.opportunities.count.query({ where: { name: 'Unchecked' } })).count).toBe(0)
  await connect()
  expect(await offer('Checked', 10)).toMatchObject({ status: 200 })
})
