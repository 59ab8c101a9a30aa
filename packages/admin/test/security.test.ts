import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { few } from '@kith/testing'
import { type BorrowedContext, borrowContext, sharedBrowser } from '@kith/testing/browser'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from './desk.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { totp } from './totp.ts'
import { expectAccessible, isTooWide, write } from './visitor.ts'

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

const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const password = 'a long enough password'
const desktop = {
  locale: 'en-US',
  colorScheme: 'light',
  reducedMotion: 'reduce',
  serviceWorkers: 'block',
  viewport: { width: 1440, height: 900 },
} as const
const narrow = { width: 360, height: 780 }

async function open(url: string, options: BrowserContextOptions = desktop): Promise<Page> {
  const borrowed = await borrowContext(browser, `${site.url}/healthz`, { ...desktop, ...options })
  contexts.push(borrowed)
  const page = await borrowed.context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(url)
  return page
}

/** Ann, an administrator with a password, at the page of that name. */
async function ann(hash: string): Promise<Page> {
  const page = await open(await site.link())
  await page.goto(`${site.url}/#/-/set-up`)
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.waitForURL(/#\/desk$/)
  await page.goto(`${site.url}/${hash}`)
  return page
}

/** Logs Ann in elsewhere, as far as her password takes her. */
async function elsewhere(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(site.url, options)
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  return page
}

/** Looks at the page light, dark and on a narrow phone in Chinese. */
async function look(page: Page, name: string, ready: string): Promise<void> {
  const shots = process.env.KITH_SHOTS
  if (shots) mkdirSync(shots, { recursive: true })
  const see = async (how: string) => {
    await expectAccessible(page, `${name} ${how}`)
    expect(await isTooWide(page), `${name} ${how}`).toBe(false)
    const beyond = await page.locator('main .fill').evaluate(page => page.scrollWidth - page.clientWidth)
    expect(beyond, `${name} ${how}`).toBe(0)
    if (!shots) return
    await page.screenshot({ path: join(shots, `security-${name}-${how}.png`) })
    await page.locator('main .fill').evaluate(page => page.scrollTo(0, page.scrollHeight))
    await page.screenshot({ path: join(shots, `security-${name}-${how}-end.png`) })
    await page.locator('main .fill').evaluate(page => page.scrollTo(0, 0))
  }
  await see('1440')
  await page.setViewportSize(narrow)
  for (const colorScheme of few(['dark', 'light'] as const, 1)) {
    await page.emulateMedia({ colorScheme })
    await see(`360-${colorScheme}`)
  }
  await page.evaluate(() => localStorage.setItem('kith.preferences', JSON.stringify({ locale: 'zh-CN' })))
  await page.reload()
  await page.getByText(ready).first().waitFor()
  for (const viewport of few([narrow, desktop.viewport], 1)) {
    await page.setViewportSize(viewport)
    await see(`${viewport.width}-zh`)
  }
}

/** Changes the stored data while nobody serves it. */
async function store(...statements: readonly string[]): Promise<void> {
  const { port, folder } = site
  await site.stop()
  const database = new DatabaseSync(join(folder, 'kith.sqlite'))
  for (const statement of statements) database.exec(statement)
  database.close()
  site = await openSite({ plugins: [desk], page: builtPage(), port, folder })
}

describe('password and log-in', () => {
  test('a second factor is set up with a code, asked for at the next log-in, and switched off with the password', async () => {
    const page = await ann('#/-/security')
    await page.getByRole('button', { name: 'Set up a second factor' }).click()
    await page.getByLabel('Your password').fill('a wrong password')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('The password is wrong.').waitFor()
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('img', { name: 'QR code of the key' }).waitFor()
    const secret = String(await page.locator('kith-second-factor code.secret').textContent()).replaceAll(/\s/g, '')
    expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
    const link = page.getByRole('link', { name: 'Open in an authenticator on this device' })
    expect(await link.getAttribute('href')).toMatch(/^otpauth:\/\/totp\/.*secret=/)
    await expectAccessible(page, 'set up')
    await page.getByLabel('Code that it shows now').fill('000000')
    await page.getByRole('button', { name: 'Switch on' }).click()
    await page.getByText('The code is wrong').waitFor()
    await page.getByLabel('Code that it shows now').fill(totp(secret))
    await page.getByRole('button', { name: 'Switch on' }).click()
    await page.getByRole('heading', { name: 'Backup codes' }).waitFor()
    const codes = await page.locator('.codes li').allInnerTexts()
    expect(codes.length).toBeGreaterThan(4)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the codes' }).click()
    expect((await saved).suggestedFilename()).toBe('kith-backup-codes.txt')
    await expectAccessible(page, 'codes')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.locator('kith-second-factor').getByText('On', { exact: true }).waitFor()
    expect(await page.getByText(codes[0] as string).count()).toBe(0)

    const other = await elsewhere()
    await other.getByRole('heading', { name: 'One more step' }).waitFor()
    await other.getByLabel('Code').fill(totp(secret))
    await other.getByRole('button', { name: 'Log in', exact: true }).click()
    await other.waitForURL(/#\/desk$/)
    const third = await elsewhere()
    await third.getByRole('button', { name: 'Use a backup code' }).click()
    await third.getByLabel('Backup code').fill(codes[0] as string)
    await third.getByRole('button', { name: 'Log in', exact: true }).click()
    await third.waitForURL(/#\/desk$/)

    await page.getByRole('button', { name: 'Make new backup codes' }).click()
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Make new backup codes' }).click()
    await page.getByRole('heading', { name: 'Backup codes' }).waitFor()
    expect(await page.locator('.codes li').allInnerTexts()).not.toEqual(codes)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Switch off the second factor' }).click()
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Switch off the second factor' }).click()
    await page.getByText('Second factor switched off').waitFor()
    await (await elsewhere()).waitForURL(/#\/desk$/)
  })

  test('a session is ended elsewhere, and all others by a new password', async () => {
    const page = await ann('#/-/security')
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0'
    const other = await elsewhere({ userAgent: agent })
    await other.waitForURL(/#\/desk$/)
    await page.reload()
    await page.getByRole('button', { name: 'End the session of Firefox on Windows' }).waitFor()
    await look(page, 'account', '登录会话')
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.getByRole('button', { name: 'End the session of Firefox on Windows' }).click()
    await page.getByText('Session ended').waitFor()
    await soon(() => page.getByText('Firefox on Windows').count()).toBe(0)
    await other.getByRole('heading', { name: 'Log in' }).waitFor()

    const third = await elsewhere()
    await third.waitForURL(/#\/desk$/)
    await page.getByLabel('Current password').fill('a wrong password')
    await page.getByLabel('New password').fill('another long password')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('The password is wrong.').waitFor()
    await page.getByLabel('Current password').fill(password)
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('The password is too short').waitFor()
    await page.getByLabel('New password').fill('another long password')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Password changed.').waitFor()
    await third.getByRole('heading', { name: 'Log in' }).waitFor()
    await page.locator('kith-sessions').getByText('This browser').waitFor()
    expect(await page.getByRole('heading', { name: 'Log in', exact: true }).count()).toBe(0)
  })

  test('is not offered to who came in by a link', async () => {
    const page = await open(await site.link())
    await page.goto(`${site.url}/#/-/settings`)
    await page.getByRole('link', { name: 'Audit log' }).waitFor()
    expect(await page.getByRole('link', { name: 'Password and log-in' }).count()).toBe(0)
  })
})

test('a key is made for some operations, shown once, works, and is revoked', async () => {
  const call = (secret: string, operation: string) =>
    fetch(`${site.url}/trpc/${operation}`, { headers: { authorization: `Bearer ${secret}` } })
  const page = await ann('#/-/keys')
  await page.getByText('No keys yet.').waitFor()
  await page.getByRole('button', { name: 'Make a key' }).click()
  const form = page.locator('kith-key-form')
  await form.getByRole('button', { name: 'Make a key' }).click()
  await form.getByText('Choose at least one operation.').waitFor()
  await form.getByText('Single operations').first().click()
  await form.getByLabel('desk.count').check()
  await form.getByRole('button', { name: 'Make a key' }).click()
  await form.getByText('Enter a name.').waitFor()
  await form.getByLabel('Name').fill('Website import')
  await form.getByLabel('Administrator').check()
  await form.getByLabel('Valid for').selectOption('90 days')
  await look(page, 'key-form', '密钥')
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await form.getByLabel('Name').fill('Website import')
  await form.getByLabel('Administrator').check()
  await form.getByText('Single operations').first().click()
  await form.getByLabel('desk.count').check()
  await form.getByRole('button', { name: 'Make a key' }).click()
  const secret = String(await page.locator('[data-secret]').textContent())
  expect(secret).toMatch(/^kith_[\w-]{43}$/)
  await expectAccessible(page, 'secret')
  await page.getByRole('button', { name: 'Done' }).click()
  expect((await call(secret, 'desk.count')).status).toBe(200)
  expect((await call(secret, 'desk.list')).status).toBe(403)
  const row = page.getByRole('row', { name: /Website import/ })
  await row.getByText('Works').waitFor()
  // When it was used is noted, not announced.
  await page.reload()
  await soon(() => row.textContent()).toMatch(/Now/)
  expect(await page.getByText(secret).count()).toBe(0)
  await look(page, 'keys', '有效')
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByRole('button', { name: 'Revoke Website import' }).click()
  await page.getByText('What uses this key is refused from now on.').waitFor()
  await expectAccessible(page, 'revoke')
  await page.getByRole('button', { name: 'Revoke the key' }).click()
  await row.getByText('Revoked').waitFor()
  expect((await call(secret, 'desk.count')).status).toBe(401)
})

test('the audit log tells what was changed of any record, and is narrowed', async () => {
  const page = await ann('#/-/audit')
  const id = await write(site.admin, { name: '刘洋', enquiry: { company: 'Old Ltd', budget: 1200 } })
  const { rows } = await site.admin.call<{ rows: { id: string }[] }>('kernel.users.list')
  await site.admin.call('desk.update', { id, set: { company: 'New Ltd', owner: rows[0]?.id } })
  const other = await write(site.admin, { name: 'Acme' })
  await site.admin.call('desk.delete', { id: other })
  await page.reload()
  const entries = page.locator('kith-audit .tl > li')
  const changed = entries.filter({ hasText: 'Old Ltd' })
  await changed.waitFor()
  expect(await changed.textContent()).toMatch(
    /Changed by an administrator: Enquiry 刘洋[\s\S]*Company[\s\S]*Old Ltd[\s\S]*New Ltd/,
  )
  await soon(() => changed.textContent()).toMatch(/Owner[\s\S]*Ann/)
  await look(page, 'audit', '模块「前台」')
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByLabel('What happened').selectOption('Deleted')
  await soon(() => entries.count()).toBe(1)
  expect(await entries.textContent()).toContain('Acme')
  await page.getByRole('button', { name: 'Remove the filters' }).click()
  await soon(() => entries.count()).toBeGreaterThan(4)
  await page.getByLabel('Kind of record').selectOption('Enquiry')
  await soon(() => entries.count()).toBe(4)
  await page.getByRole('combobox', { name: 'Person' }).fill('Ann')
  await page.getByRole('option', { name: 'Ann' }).click()
  await page.getByText('Nothing matches.').waitFor()
  await page.getByRole('button', { name: 'Remove the filters' }).click()
  await page.getByLabel('To', { exact: true }).fill('2020-01-01')
  await page.getByText('Nothing matches.').waitFor()
  await page.getByLabel('From', { exact: true }).fill('2020-01-02')
  await page.getByText('The first day lies after the last one.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('')
  await changed.waitFor()
  await changed.getByRole('link', { name: /刘洋/ }).click()
  await page.waitForURL(new RegExp(`#/desk/${id}`))
})

describe('health', () => {
  test('checks everything, and rebuilds what can be rebuilt', async () => {
    await write(site.admin, { name: '刘洋' })
    await store('delete from kernel_search_row')
    const page = await open(await site.link())
    await page.goto(`${site.url}/#/-/health`)
    const search = page.locator('[data-check=search]')
    await search.getByText('cannot be found by searching').first().waitFor()
    expect(await page.locator('[data-check=database]').textContent()).toContain('Fine')
    await page.getByText('Checked at').waitFor()
    await page.getByRole('button', { name: 'Rebuild what can be rebuilt' }).click()
    await search.getByText('Fine').waitFor({ timeout: 30_000 })
    await page.locator('kith-work').getByText('Rebuilding').waitFor()
    await page.locator('kith-work').getByText('Done', { exact: true }).waitFor()
  })

  test('shows deliveries and mails that failed, and work that stands', async () => {
    const id = await write(site.admin, { name: '刘洋' })
    const at = new Date().toISOString()
    const delivery = (n: number) =>
      `insert into kernel_delivery (id, subscriber, record, version, payload, status, attempts, run_at, at, error)
        values ('01900000-0000-7000-8000-00000000000${n}', 'desk.notify-${n}', 'desk.enquiry/${id}', 1, '{}', 'dead', 10, '${at}', '${at}', 'KITH_X: The other system did not answer.')`
    const { id: mail } = await site.admin.call<{ id: string }>('kernel.mails.create', {
      subject: 'Welcome',
      to: 'wang@example.com',
      text: 'Hello',
    })
    const { batch } = await site.admin.call<{ batch: string }>('kernel.mend')
    await store(
      delivery(1),
      delivery(2),
      `update kernel_mail set status = 'failed', error = 'KITH_MAIL_SEND: 550 No such user' where id = '${mail}'`,
      `update kernel_batch set status = 'paused', progress = 40, total = 100 where id = '${batch}'`,
    )
    const page = await open(await site.link())
    await page.goto(`${site.url}/#/-/health`)
    await page.getByText('Failed: 1').waitFor()
    await page.getByText('KITH_MAIL_SEND: 550 No such user').waitFor()
    await page.getByText('Checked at').waitFor()
    await page.getByText('40 of 100').waitFor()
    await look(page, 'health', '检查于')
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.getByRole('button', { name: 'Skip desk.notify-1' }).click()
    await page.getByRole('button', { name: 'Skip the delivery' }).click()
    await page.getByText('Deliveries skipped: 1').waitFor()
    await page.getByRole('button', { name: 'Try desk.notify-2 again' }).click()
    await page.getByText('Deliveries begun again: 1').waitFor()
    await page.getByRole('button', { name: 'Cancel Rebuilding' }).click()
    await page.getByRole('button', { name: 'Cancel the work' }).click()
    await page.locator('kith-work').getByText('Cancelled').waitFor()
    await page.getByText('kith backup /var/backups/kith/kith-$(date +%F)', { exact: true }).waitFor()
  })
})
