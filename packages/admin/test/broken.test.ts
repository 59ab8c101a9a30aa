import { few } from '@kith/testing'
import { intercept, sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from './desk.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, type Visitor, visit, write } from './visitor.ts'

let browser: Browser
let site: Site & { folder: string }
const visitors: Visitor[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
})
beforeEach(async () => {
  site = await openSite({ plugins: [desk], page: builtPage(), port: site?.port })
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
  await site.close()
})

const password = 'a long enough password'
const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const come = async (...[options, hash]: Partial<[Parameters<typeof visit>[2], string]>) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor
}
/** Ann, who has a password to log in with again. */
const ann = async (hash = '#/desk') => {
  const visitor = await come({}, '#/-/set-up')
  const { page } = visitor
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('E-mail').fill('ann@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
  await page.goto(`${site.url}/${hash}`)
  return visitor
}
/** Her session ends, as if it were revoked elsewhere. */
const end = (page: Page) =>
  page.evaluate(() =>
    fetch('/auth/log-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  )
const logIn = async (page: Page, email = 'ann@example.com') => {
  const door = page.getByRole('dialog', { name: 'Log in again' })
  await door.getByText('The session has ended.').waitFor()
  await door.getByLabel('E-mail').fill(email)
  await door.getByLabel('Password').fill(password)
  await door.getByRole('button', { name: 'Log in' }).click()
  await door.waitFor({ state: 'detached' })
}
const stored = (id: string) => site.admin.call<Record<string, unknown>>('desk.get', { id })
const named = async (name: string) =>
  (await site.admin.call<{ rows: Record<string, unknown>[] }>('desk.list', { where: { name } })).rows
const row = (page: Page, field: string) => page.locator(`kith-record [data-field="${field}"]`)
const typeCompany = async (page: Page, words: string) => {
  await page.locator('.tl li').first().waitFor()
  await row(page, 'company').locator('.pen').click({ force: true })
  await row(page, 'company').locator('.control').fill(words)
}

describe('a session that ends while somebody types', () => {
  test('in a field of a record: the log-in stands over the page, and then it is saved', async () => {
    const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Old' } })
    const { page } = await ann(`#/desk/${id}`)
    await typeCompany(page, 'Hartfield Quarries')
    await end(page)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Log in again' }).waitFor()
    await expectAccessible(page, 'log in again')
    // It stays until somebody has logged in.
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await logIn(page)
    await row(page, 'company').getByText('The session has ended. Log in again, then save again').waitFor()
    expect(await row(page, 'company').locator('.control').inputValue()).toBe('Hartfield Quarries')
    await row(page, 'company').getByRole('button', { name: 'Save' }).click()
    await soon(async () => (await stored(id)).company).toBe('Hartfield Quarries')
    await page.locator('.live:visible, kith-fields').first().waitFor()
  })

  test('in the form of a whole record, a dialog, the same', async () => {
    const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Old' } })
    const { page } = await ann(`#/desk/${id}`)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const form = page.getByRole('dialog', { name: /Edit/ })
    await form.getByLabel('Company').fill('Hartfield Quarries')
    await form.getByLabel('Region').fill('Yorkshire')
    await end(page)
    await form.getByRole('button', { name: /Save/ }).click()
    await logIn(page)
    await form.getByText('The session has ended.').waitFor()
    expect(await form.getByLabel('Company').inputValue()).toBe('Hartfield Quarries')
    expect(await form.getByLabel('Region').inputValue()).toBe('Yorkshire')
    await form.getByRole('button', { name: /Save/ }).click()
    await soon(async () => (await stored(id)).region).toBe('Yorkshire')
    expect((await stored(id)).company).toBe('Hartfield Quarries')
  })

  test('in “New enquiry”, without a request of its own, and then there is one new enquiry', async () => {
    const { page } = await ann()
    await page.locator('.live:visible', { hasText: 'Live' }).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: 'New enquiry' })
    await form.getByLabel('Name').fill('Amelia Hart')
    await form.getByLabel('Message').fill('Two lines,\nand a second.')
    await end(page)
    await logIn(page)
    expect(await form.getByLabel('Message').inputValue()).toBe('Two lines,\nand a second.')
    await form.getByRole('button', { name: /New enquiry/ }).click()
    await page.getByRole('heading', { name: 'Amelia Hart' }).waitFor()
    expect(await named('Amelia Hart')).toMatchObject([{ message: 'Two lines,\nand a second.' }])
  })

  test('is no way for another to see what was there: he gets a page of his own', async () => {
    const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Old' } })
    await site.admin.call('kernel.invite', { email: 'bob@example.com', name: 'Bob', locale: 'en', roles: ['clerk'] })
    const invited = await (await browser.newContext()).newPage()
    await invited.goto(await site.linkInMail())
    await invited.getByLabel('Password').fill(password)
    await invited.getByRole('button', { name: 'Set the password' }).click()
    await invited.getByRole('heading', { name: 'Enquiries' }).waitFor()
    await invited.context().close()
    const { page } = await ann(`#/desk/${id}`)
    await typeCompany(page, 'Nobody else’s business')
    await end(page)
    await page.keyboard.press('Enter')
    await logIn(page, 'bob@example.com')
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    expect(new URL(page.url()).hash).toBe('#/desk')
    await page.getByRole('link', { name: 'Bob' }).first().waitFor()
    await page.goto(`${site.url}/#/desk/${id}`)
    await row(page, 'company').getByText('Old').waitFor()
    expect(await page.getByText('Nobody else’s business').count()).toBe(0)
  })
})

describe('a server that is not there', () => {
  test('for a while: the page says so, keeps what was typed at its field, and goes on by itself', async () => {
    const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Old' } })
    const { page } = await come({}, `#/desk/${id}`)
    await typeCompany(page, 'New')
    await site.stop()
    await page.keyboard.press('Enter')
    await row(page, 'company').getByText('The server does not answer. Check the connection, then try again.').waitFor()
    expect(await row(page, 'company').locator('.control').inputValue()).toBe('New')
    await page.goto(`${site.url}/#/-/decisions`)
    await page.locator('.live.offline', { hasText: 'Offline. What stands here may be out of date.' }).waitFor()
    await page.goto(`${site.url}/#/desk/${id}`)
    const { port, folder } = site
    site = await openSite({ plugins: [desk], page: builtPage(), port, folder })
    await page.goto(`${site.url}/#/desk`)
    await page.locator('.live:visible', { hasText: 'Live' }).waitFor({ timeout: 30_000 })
    await write(site.admin, { name: 'After the restart' })
    await page.getByRole('link', { name: 'After the restart' }).waitFor()
  })

  test('whose answer to a new record is lost: tried again, there is one', async () => {
    const { page } = await come()
    await page.locator('.live:visible', { hasText: 'Live' }).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: 'New enquiry' })
    await form.getByLabel('Name').fill('Amelia Hart')
    // It arrives, and what the server says of it does not.
    const keys: (string | undefined)[] = []
    await intercept(page, '**/trpc/desk.create*', async route => {
      keys.push(route.request().headers()['idempotency-key'])
      await route.fetch({ maxRetries: 3 })
      await route.abort()
    })
    await form.getByRole('button', { name: /New enquiry/ }).click()
    await form.getByText('The server does not answer. Check the connection, then try again.').waitFor()
    expect(await form.getByLabel('Name').inputValue()).toBe('Amelia Hart')
    expect(await named('Amelia Hart')).toHaveLength(1)
    await page.unroute('**/trpc/desk.create*')
    page.on('request', request => {
      if (request.url().includes('desk.create')) keys.push(request.headers()['idempotency-key'])
    })
    await form.getByRole('button', { name: /New enquiry/ }).click()
    await page.getByRole('heading', { name: 'Amelia Hart' }).waitFor()
    expect(await named('Amelia Hart')).toHaveLength(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys).toEqual([keys[0], keys[0]])
  })

  test('whose answer to a changed field is lost: tried again, nobody else is said to have changed it', async () => {
    const id = await write(site.admin, { name: 'Amelia Hart', enquiry: { company: 'Old' } })
    const { page } = await come({}, `#/desk/${id}`)
    await typeCompany(page, 'New')
    await intercept(page, '**/trpc/desk.update*', async route => {
      await route.fetch({ maxRetries: 3 })
      await route.abort()
    })
    await page.keyboard.press('Enter')
    await row(page, 'company').getByText('The server does not answer.').waitFor()
    await page.unroute('**/trpc/desk.update*')
    await row(page, 'company').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Company saved').waitFor()
    expect(await row(page, 'company').locator('.conflict').count()).toBe(0)
    expect(await stored(id)).toMatchObject({ company: 'New', version: 2 })
  })

  test('saved by pressing twice is saved once', async () => {
    const { page } = await come()
    await page.locator('.live:visible', { hasText: 'Live' }).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: 'New enquiry' })
    await form.getByLabel('Name').fill('Amelia Hart')
    await intercept(page, '**/trpc/desk.create*', async route => {
      await new Promise(resolve => setTimeout(resolve, 500))
      await route.continue()
    })
    await form.getByRole('button', { name: /New enquiry/ }).dblclick()
    await page.getByRole('heading', { name: 'Amelia Hart' }).waitFor()
    await page.waitForTimeout(700)
    expect(await named('Amelia Hart')).toHaveLength(1)
  })
})

describe('a slow connection', () => {
  const places = [
    ['record', /trpc\/.*desk\.(get|list)/, 'kith-record'],
    ['#/desk', /trpc\/.*desk\.list/, 'kith-list'],
    ['start', /trpc\/.*kernel\.manifest/, 'kith-admin'],
  ] as const
  test.each(few(places, 1))(
    '%s: nothing at once, then rows to come, after 8 s what to do',
    async (where, pattern, host) => {
      const id = await write(site.admin, { name: 'Amelia Hart' })
      const { page } = await come({}, '')
      await page.goto(`${site.url}/#/-/decisions`)
      await page.getByText('Nothing waits for your decision.').waitFor()
      // Requests hang until they are asked for a second time.
      let isSlow = true
      await intercept(page, pattern, route => (isSlow ? undefined : route.continue()))
      if (where === 'start') {
        await page.goto(`${site.url}/#/desk`)
        await page.reload()
      } else await page.goto(`${site.url}/${where === 'record' ? `#/desk/${id}` : where}`)
      const part = page.locator(host)
      const skeleton = part.locator('.skeleton').first()
      await skeleton.waitFor({ state: 'attached' })
      const opacity = () => skeleton.evaluate(element => getComputedStyle(element).opacity)
      await soon(opacity).toBe('1')
      const slow = part.getByText('This takes longer than usual.').first()
      expect(await slow.evaluate(element => getComputedStyle(element).visibility)).toBe('hidden')
      await soon(() => slow.evaluate(element => getComputedStyle(element).visibility)).toBe('visible')
      await expectAccessible(page, 'slow')
      isSlow = false
      await part.getByRole('button', { name: 'Try again' }).first().click()
      await page.getByText('Amelia Hart').first().waitFor()
      await skeleton.waitFor({ state: 'detached' })
    },
  )
})

test('a file of 2 GB is refused in words, before any of it is sent', async () => {
  const id = await write(site.admin, { name: 'Amelia Hart' })
  const { page } = await come({}, `#/desk/${id}`)
  const sent: string[] = []
  page.on('request', request => {
    if (request.url().includes('/files/')) sent.push(request.url())
  })
  await page.locator('.tl li').first().waitFor()
  await page.getByRole('tab', { name: 'Files' }).click()
  await page.getByText('No files yet.').waitFor()
  await page.locator('kith-files').evaluate(files => {
    const file = new File(['x'], 'recording.mov')
    Object.defineProperty(file, 'size', { value: 2_147_483_648 })
    const input = files.shadowRoot?.querySelector('input[type=file]')
    Object.defineProperty(input, 'files', { value: [file] })
    Object.defineProperty(input, 'value', { writable: true, value: '' })
    input?.dispatchEvent(new Event('change'))
  })
  await page.getByText('The file is larger than 26.2 MB: make it smaller, or link to where it lies.').waitFor()
  await page.getByText('recording.mov').waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('recording.mov').waitFor({ state: 'detached' })
  expect(sent).toEqual([])
})
