import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startWebsite, type Website } from '@kith/example-website'
import { isHeld } from '@kith/sdk'
import { type Browser, type Page, sharedBrowser } from '@kith/testing/browser'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { crowd, type Kith, startKith } from './process.ts'
import { post, visitor } from './visitor.ts'

let kith: Kith
let website: Website
let browser: Browser
beforeAll(async () => {
  ;[kith, browser] = await Promise.all([startKith({ env: crowd }), sharedBrowser()])
  website = await startWebsite({ port: 0, crm: kith.url })
})
afterAll(async () => {
  await website?.close()
  await kith?.stop()
})

const english = {
  locale: 'en-GB',
  path: '/',
  company: 'A company',
  person: 'A person',
  name: 'Name',
  email: 'E-mail',
  firm: 'Company',
  size: 'Company size',
  region: 'Region',
  consent: 'You may use my details to answer this message.',
  send: 'Send message',
  thanks: 'Thank you',
}
const chinese: typeof english = {
  locale: 'zh-CN',
  path: '/zh.html',
  company: '企业',
  person: '个人',
  name: '姓名',
  email: '邮箱',
  firm: '公司名称',
  size: '企业规模',
  region: '地区',
  consent: '同意使用以上信息回复本次咨询。',
  send: '发送信息',
  thanks: '感谢填写',
}

interface Person {
  readonly name: string
  readonly email: string
}

/** The form that the element draws, beside the page's own inside of it. */
const drawn = (page: Page) => page.locator('kith-form [part=form]')

async function fillIn(page: Page, words: typeof english, { name, email }: Person): Promise<void> {
  const form = drawn(page)
  await form.getByLabel(words.company, { exact: true }).check()
  await form.getByLabel(words.name, { exact: true }).fill(name)
  await form.getByLabel(words.email).fill(email)
  await form.getByLabel(words.firm, { exact: true }).fill('Earthworks Ltd')
  await form.getByLabel(words.size).selectOption('201-1000')
  await form.getByLabel(words.region).selectOption('north-china')
  await form.getByLabel(words.consent).check()
}

async function leadOf({ email }: Person) {
  const { rows, labels } = await kith.client.leads.list.query({ where: { email }, with: ['owner'] })
  return rows.map(row => ({ ...row, owner: row.owner && labels?.[row.owner] }))
}

describe.each([
  ['English', english, { name: 'Ann Li', email: 'ann@earthworks.example' }],
  ['Chinese', chinese, { name: '张伟', email: 'zhang.wei@earthworks.example' }],
])('in %s', (_, words, person) => {
  const landing = () => `${website.url}${words.path}?utm_source=newsletter&utm_medium=email&utm_campaign=spring`

  test('a visitor of the website becomes a lead that says where it came from and whose it is', async () => {
    const page = await browser.newPage()
    await page.goto(landing())
    const form = drawn(page)
    await form.getByLabel(words.person, { exact: true }).check()
    await form.getByLabel(words.size).waitFor({ state: 'hidden' })
    await form.getByLabel(words.company, { exact: true }).check()
    await form.getByLabel(words.size).waitFor()
    await fillIn(page, words, person)
    await form.getByRole('button', { name: words.send }).click()
    await page.locator('kith-form').getByRole('heading', { name: words.thanks }).waitFor()
    await page.close()
    const [lead, ...others] = await leadOf(person)
    expect(others).toEqual([])
    expect(lead).toMatchObject({
      ...person,
      company: 'Earthworks Ltd',
      kind: 'organisation',
      size: '201-1000',
      region: 'north-china',
      status: 'new',
      source: 'campaign-response',
      priority: 'high',
      score: 50,
      owner: 'Chen Bo',
      ruleName: 'By region',
      duplicates: 0,
      form: 'contact-us',
      utmSource: 'newsletter',
      utmMedium: 'email',
      utmCampaign: 'spring',
      landingPage: expect.stringContaining(`${website.url}${words.path}`),
    })
    const submission = await kith.client.forms.submissions.get.query({ id: String(lead?.submission) })
    expect(submission).toMatchObject({ status: 'processed', consent: [{ text: words.consent, version: '2026-01' }] })
  })

  test('the owner, the form’s address and the visitor get a mail', async () => {
    const [lead] = await leadOf(person)
    const sent = async (record: string) => {
      const { rows } = await kith.client.kernel.mails.list.query({ where: { status: 'sent' }, limit: 200 })
      return rows.filter(row => row.record?.id === record)
    }
    await vi.waitFor(
      async () => {
        const mails = [...(await sent(String(lead?.id))), ...(await sent(String(lead?.submission)))]
        expect(mails.map(({ to }) => to).sort()).toEqual(
          ['chen.bo@example.com', 'sales@example.com', person.email].sort(),
        )
        const files = await readdir(join(kith.data, 'mail'))
        for (const { id, to } of mails) {
          expect(files).toContain(`${id}.eml`)
          expect(await readFile(join(kith.data, 'mail', `${id}.eml`), 'utf8')).toContain(`To: ${to}`)
        }
      },
      { timeout: 30_000 },
    )
  })

  test('without JavaScript the form on the website does the same', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: words.locale })
    const page = await context.newPage()
    await page.goto(landing())
    const again = { ...person, name: `${person.name} again` }
    await page.locator('form [name=kind]').selectOption('company')
    await page.locator('form [name=name]').fill(again.name)
    await page.locator('form [name=email]').fill(again.email.toUpperCase())
    await page.locator('form [name=company]').fill('Earthworks Ltd')
    await page.locator('form [name=size]').selectOption('201-1000')
    await page.locator('form [name=region]').selectOption('north-china')
    await page.locator('form [name=consent]').check()
    await page.locator('form button').click()
    await page.getByRole('heading', { name: words.thanks }).waitFor()
    await context.close()
    const lead = (await leadOf(person)).find(({ name }) => name === again.name)
    expect(lead).toMatchObject({ owner: 'Chen Bo', ruleName: 'By region', form: 'contact-us', duplicates: 1 })
  })
})

test('nobody’s rule holds: the lead waits in the pool; nobody is told', async () => {
  const person = { name: 'Bo', email: 'bo@example.net' }
  const values = { ...person, kind: 'person', company: undefined, size: undefined, region: 'west-china' }
  expect((await post(kith.url, visitor(values))).status).toBe(200)
  expect(await leadOf(person)).toMatchObject([{ owner: null, rule: null, ruleName: null }])
})

test('turns are fair under 50 connections', async () => {
  const region = 'west-china'
  const send = async (n: number) => post(kith.url, visitor({ region, email: `turn-${n}@example.net` }))
  const answers = await Promise.all(Array.from({ length: 150 }, (_, n) => send(n)))
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  const rows = await rowsOf({ region, ruleName: 'Other companies, in turn', email: { endsWith: '@example.net' } })
  const shares = [...Map.groupBy(rows, row => row.owner).values()].map(group => group.length)
  expect(shares).toEqual([50, 50, 50])
})

test('of many at once with one e-mail, only the first has no duplicates', async () => {
  const email = 'rush@example.net'
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(kith.url, visitor({ email }))))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const rows = await rowsOf({ email })
  expect(rows).toHaveLength(10)
  expect(rows.filter(({ duplicates }) => duplicates === 0)).toHaveLength(1)
})

async function rowsOf(where: NonNullable<Parameters<Kith['client']['leads']['list']['query']>[0]>['where']) {
  return (await kith.client.leads.list.query({ ...(where ? { where } : {}), limit: 200 })).rows
}

describe('somebody follows up', () => {
  test('the printed link opens once; the list is live, and a record says where it came from', async () => {
    expect((await post(kith.url, visitor({ name: 'Earlier One' }))).status).toBe(200)
    const link = /http:\/\/\S+\/open\/\S+/.exec(kith.printed)?.[0] ?? ''
    const context = await browser.newContext({ locale: 'en' })
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('link', { name: 'Earlier One' }).waitFor()
    const name = 'Live One'
    expect(await page.getByRole('link', { name }).count()).toBe(0)
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor()
    const meta = { page: 'https://www.example.com/spring', utm: { campaign: 'spring' } }
    expect((await post(kith.url, { ...visitor({ name }), meta })).status).toBe(200)
    await page.getByRole('link', { name }).first().click()
    await page.getByText('Where it came from').waitFor()
    await page.locator(`a[href="${meta.page}"]`).first().waitFor()
    const stranger = await browser.newContext()
    const second = await stranger.newPage()
    expect((await second.goto(link))?.status()).toBeGreaterThanOrEqual(400)
    await stranger.close()
    await context.close()
  })

  test('a lead is converted once, to an account and a contact that know where they came from', async () => {
    const leads = await leadOf({ name: 'Ann Li', email: 'ann@earthworks.example' })
    const lead = leads.find(({ name }) => name === 'Ann Li')
    const id = String(lead?.id)
    const answer = await kith.client.leads.convert.mutate({ id })
    if (isHeld(answer) || !answer.account || !answer.contact) throw new Error(JSON.stringify(answer))
    expect(answer).toMatchObject({ lead: id, created: { account: true, contact: true } })
    expect(await kith.client.accounts.get.query({ id: answer.account })).toMatchObject({ name: 'Earthworks Ltd' })
    expect(await kith.client.accounts.contacts.get.query({ id: answer.contact })).toMatchObject({
      account: answer.account,
      email: 'ann@earthworks.example',
    })
    const origin = await kith.client.leads.origin.query({ entity: 'accounts.account', id: answer.account })
    expect(origin.chain.map(({ entity }) => entity)).toEqual(['leads.lead', 'forms.submission'])
    expect(origin).toMatchObject({ source: 'campaign-response', form: 'contact-us', utm: { campaign: 'spring' } })
    await expect(kith.client.leads.convert.mutate({ id })).rejects.toMatchObject({ code: 'leads.converted' })
  })

  test('two who convert at once leave one account; the next lead of the same firm is matched to it', async () => {
    const company = 'Twice & Co'
    for (const email of ['one@twice.example', 'two@twice.example']) {
      expect((await post(kith.url, visitor({ company, email }))).status).toBe(200)
    }
    const [first, second] = await rowsOf({ company })
    const convert = (id: unknown) => kith.client.leads.convert.mutate({ id: String(id) })
    const both = await Promise.allSettled([convert(first?.id), convert(first?.id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await convert(second?.id)).toMatchObject({ created: { account: false, contact: true } })
    expect(await kith.client.accounts.count.query({ where: { name: company } })).toMatchObject({ count: 1 })
  })
})
