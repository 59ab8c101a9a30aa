import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp, folderTransport } from '@kith/kernel'
import { administrator } from '@kith/sdk'
import { type Serving, serve } from '@kith/server'
import {
  accessibilityViolations,
  type Browser,
  type BrowserContext,
  type Page,
  sharedBrowser,
} from '@kith/testing/browser'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import config from './kith.config.ts'

let browser: Browser
let folder: string
let app: App
let serving: Serving
let context: BrowserContext

beforeAll(async () => {
  browser = await sharedBrowser()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-page-'))
  app = await createApp({
    config,
    database: join(folder, 'kith.sqlite'),
    mail: folderTransport(join(folder, 'mail')),
  })
  serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'test', folder })
})
afterEach(async () => {
  await context.close()
  await serving.close()
  await rm(folder, { recursive: true })
})

async function open(
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; trouble: string[] }> {
  context = await browser.newContext(options)
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', message => message.type() === 'error' && trouble.push(message.text()))
  page.on('pageerror', error => trouble.push(error.message))
  await page.goto(`http://127.0.0.1:${serving.port}${path}`)
  return { page, trouble }
}

async function leads(): Promise<readonly Record<string, unknown>[]> {
  const actor = { id: 'test', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' } as const
  return (
    (await app.call(actor, 'leads.list', { where: { submission: { empty: false } } })) as {
      rows: Record<string, unknown>[]
    }
  ).rows
}

async function fillPerson(page: Page, name: string): Promise<void> {
  await page.locator('input[name=kind][value=person]:visible').check()
  await page.locator('input[name=name]:visible').fill(name)
  await page.locator('input[name=email]:visible').fill('zhang@example.com')
  await page.locator('select[name=region]:visible').selectOption('east-china')
  await page.locator('input[name=consent]:visible').check()
}

test('with JavaScript the element takes the page over: its conditions, its thanks, and no policy stands in its way', async () => {
  const { page, trouble } = await open('/f/contact-us?utm_campaign=spring')
  await page.locator('kith-form:state(ready)').waitFor()
  expect(await page.locator('form:visible').count()).toBe(1)
  expect(await page.locator('[name=size]:visible').count()).toBe(1)
  await fillPerson(page, '张伟')
  expect(await page.locator('[name=size]:visible').count()).toBe(0)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.locator('kith-form button:visible').click()
  await page.locator('kith-form:state(done)').waitFor()
  expect(await leads()).toMatchObject([
    { name: '张伟', kind: 'person', source: 'campaign-response', utmCampaign: 'spring' },
  ])
  expect(trouble).toEqual([])
})

test('on a Chinese page the element’s own sentences are Chinese too', async () => {
  const { page, trouble } = await open('/f/contact-us', { locale: 'zh-CN' })
  await page.locator('kith-form:state(ready)').waitFor()
  await page.locator('kith-form button:visible').click()
  await page.locator('kith-form').getByText('此项必填。').first().waitFor()
  const sentences = await page
    .locator('kith-form')
    .evaluate(form =>
      [...(form.shadowRoot?.querySelectorAll('.error, .alert .label, .label .mute') ?? [])].map(one => one.textContent),
    )
  expect(sentences.filter(text => !/\p{Script=Han}/u.test(text ?? ''))).toEqual([])
  expect(trouble).toEqual([])
})

test.each(['en-US', 'zh-CN'])(
  'without JavaScript, in %s, the same form is a plain page that does the same',
  async locale => {
    const { page, trouble } = await open('/f/contact-us?utm_campaign=spring', { javaScriptEnabled: false, locale })
    await fillPerson(page, 'Ann')
    await page.locator('input[name=email]:visible').fill('nobody@nowhere')
    await page.locator('button').click()
    expect(await page.locator('[role=alert]').count()).toBe(1)
    expect(await page.locator('input[name=name]').inputValue()).toBe('Ann')
    await page.locator('input[name=email]:visible').fill('ann@example.com')
    await page.locator('button').click()
    expect(page.url()).toMatch(/\/f\/contact-us\/thanks/)
    expect(await page.locator('h1').textContent()).toBe(locale === 'zh-CN' ? '感谢填写' : 'Thank you')
    expect(await leads()).toMatchObject([{ name: 'Ann', kind: 'person', source: 'campaign-response' }])
    expect(trouble.filter(text => !text.includes('422'))).toEqual([])
  },
)

test.each(['light', 'dark'] as const)(
  'the plain page, its errors and its thanks are accessible, %s and on a phone',
  async colorScheme => {
    const phone = { width: 360, height: 740 }
    const { page } = await open('/f/contact-us', { colorScheme, viewport: phone })
    const plain = async () => {
      await page.evaluate(() => {
        const element = document.querySelector('kith-form')
        const form = element?.querySelector('form')
        if (form) element?.replaceWith(form)
      })
      expect(await accessibilityViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    }
    await plain()
    await page.locator('form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true
      form.requestSubmit()
    })
    await page.locator('[role=alert]').waitFor()
    await plain()
    await page.goto(`http://127.0.0.1:${serving.port}/f/contact-us/thanks`)
    await plain()
  },
)
