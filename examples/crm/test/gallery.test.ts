import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWebsite, type Website } from '@kith/example-website'
import { createApp, folderTransport } from '@kith/kernel'
import { administrator } from '@kith/sdk'
import { type Serving, serve } from '@kith/server'
import { accessibilityViolations, type Browser, type Page, sharedBrowser } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config from '../kith.config.ts'

let browser: Browser
let folder: string
let app: Awaited<ReturnType<typeof createApp>>
let serving: Serving
let website: Website

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-gallery-'))
  app = await createApp({ config, database: join(folder, 'kith.sqlite'), mail: folderTransport(join(folder, 'mail')) })
  serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'test', folder, grace: 100 })
  website = await startWebsite({ port: 0, host: '127.0.0.1', crm: `http://127.0.0.1:${serving.port}` })
  browser = await sharedBrowser()
})
afterAll(async () => {
  await website?.close()
  await serving?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(name: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', message => message.type() === 'error' && trouble.push(message.text()))
  page.on('pageerror', error => trouble.push(error.message))
  await page.goto(`${website.url}/gallery/${name}`)
  return { page, trouble, close: () => context.close() }
}

const pages = ['plain', 'strict', 'react', 'vue', 'hostile', 'over', 'steps', 'rtl', 'server']
const phone = { viewport: { width: 360, height: 740 } }

test('the list leads to each page and to its source', async () => {
  const { page, trouble, close } = await open('', phone)
  const links = await page.getByRole('link').evaluateAll(all => all.map(one => (one as HTMLAnchorElement).href))
  expect(pages.filter(name => !links.includes(`${website.url}/gallery/${name}.html`))).toEqual([])
  for (const link of links) {
    const answer = await fetch(link)
    expect([link, answer.status]).toEqual([link, 200])
    const isSource = /source|\.tsx?$/.test(link)
    expect(answer.headers.get('content-type')).toContain(isSource ? 'text/plain' : 'text/html')
  }
  expect(await accessibilityViolations(page)).toEqual([])
  expect(trouble).toEqual([])
  await close()
})

test.each(pages)('%s shows the form on a phone, violates nothing and is accessible', async name => {
  const { page, trouble, close } = await open(`${name}.html`, phone)
  if (name === 'over') await page.getByRole('button', { name: 'Open the drawer' }).click()
  await page.locator('kith-form input:visible').first().waitFor()
  await page.locator('kith-form:state(ready)').first().waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  // Of the hostile page only the form is as it should be.
  expect(await accessibilityViolations(page, name === 'hostile' ? 'kith-form' : undefined)).toEqual([])
  expect(trouble).toEqual([])
  await close()
})

async function fill(page: Page, email: string) {
  const at = (selector: string) => page.locator(`kith-form ${selector}:visible`)
  for (let step = 0; step < 3; step++) {
    if (await at('[name=kind][value=person]').count()) await at('[name=kind][value=person]').check()
    if (await at('[name=region]').count()) await at('[name=region]').selectOption('east-china')
    if (await at('[name=email]').count()) break
    await at('[part~=submit]').click()
  }
  await at('[name=name]').fill('Ada')
  await at('[name=email]').fill(email)
  await at('[name=consent]').check()
  await at('[part~=submit]').click()
  await page.locator('kith-form:state(done)').waitFor()
}

test.each(['plain', 'strict', 'react', 'vue', 'hostile', 'steps', 'rtl', 'server'])(
  '%s is sent and is one lead',
  async name => {
    const { page, trouble, close } = await open(`${name}.html`)
    await page.locator('kith-form:state(ready)').waitFor()
    const email = `${name}@example.com`
    await fill(page, email)
    if (name === 'react' || name === 'vue') await page.getByText(/heard of 1\./).waitFor()
    const actor = { id: 'test', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' } as const
    const { rows } = (await app.call(actor, 'leads.list', { where: { email } })) as { rows: object[] }
    expect(rows).toMatchObject([{ email, kind: 'person', source: 'website' }])
    expect(trouble).toEqual([])
    await close()
  },
)
