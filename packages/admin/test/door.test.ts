import { type BorrowedContext, borrowContext, sharedBrowser } from '@kith/testing/browser'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { desk } from './desk.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, isTooWide } from './visitor.ts'

let browser: Browser
let site: Site & { folder: string }
const contexts: BorrowedContext[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
})
beforeEach(async () => {
  site = await openSite({ plugins: [desk], page: builtPage(), port: site?.port })
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.giveBack()
  await site.close()
})

const password = 'a long enough password'
const desktop = { locale: 'en-US', viewport: { width: 1440, height: 900 } }
const phone = { locale: 'zh-CN', viewport: { width: 390, height: 844 } }

async function open(url: string, options: BrowserContextOptions = desktop): Promise<Page> {
  const borrowed = await borrowContext(browser, `${site.url}/healthz`, { serviceWorkers: 'block', ...options })
  contexts.push(borrowed)
  const page = await borrowed.context.newPage()
  await page.goto(url)
  return page
}

async function setUp(): Promise<Page> {
  const page = await open(await site.link())
  await page.getByRole('link', { name: 'Set up your access' }).click()
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
  return page
}

test('a link opens the first page, and there one sets up how one logs in from then on', async () => {
  const page = await setUp()
  expect(await page.getByText('Set up your access').count()).toBe(0)
  await page.goto(`${site.url}/#/-/settings`)
  await page.getByText('Logged in as Ann').waitFor()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await expectAccessible(page, 'log in')
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill('a wrong password')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByText('The e-mail address or the password is wrong.').waitFor()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
})

test('an invitation is accepted on a phone, in Chinese; its link is spent afterwards', async () => {
  await site.admin.call('kernel.invite', { email: 'wang@example.com', name: '王伟', locale: 'zh-CN', roles: ['clerk'] })
  const link = await site.linkInMail()
  const page = await open(link, phone)
  await page.getByRole('heading', { name: '欢迎' }).waitFor()
  await expect.poll(() => page.getByLabel('电子邮箱').inputValue()).toBe('wang@example.com')
  expect(await isTooWide(page)).toBe(false)
  await expectAccessible(page, 'accept')
  await page.getByLabel('密码').fill('short')
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByText('密码太短').waitFor()
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('heading', { name: '询盘' }).waitFor()
  const again = await open(link, phone)
  await again.getByText('此链接已使用过或已过期').waitFor()
})

test('a forgotten password is set anew by the link in the mail', async () => {
  await setUp()
  const page = await open(site.url)
  await page.getByRole('button', { name: 'Forgotten password?' }).click()
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  const fresh = await open(await site.linkInMail())
  await fresh.getByLabel('Password').fill('another long password')
  await fresh.getByRole('button', { name: 'Set the password' }).click()
  await fresh.getByRole('heading', { name: 'Log in' }).waitFor()
  await fresh.getByLabel('E-mail').fill('ann@example.com')
  await fresh.getByLabel('Password').fill('another long password')
  await fresh.getByRole('button', { name: 'Log in' }).click()
  await fresh.getByRole('heading', { name: 'Enquiries' }).waitFor()
})
