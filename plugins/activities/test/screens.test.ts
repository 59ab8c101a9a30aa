import { accessibilityViolations, launchBrowser } from '@kith/testing/browser'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedOffice, serveOffice } from './office.ts'

let browser: Browser
let office: ServedOffice
let page: Page
const complaints: string[] = []

async function logIn(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    ...options,
  })
  const made = await context.newPage()
  made.setDefaultTimeout(30_000)
  made.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  made.on('pageerror', error => complaints.push(String(error)))
  return made
}

beforeAll(async () => {
  office = await serveOffice()
  browser = await launchBrowser()
  page = await logIn()
  await page.goto(await office.invite())
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('link', { name: 'Activities' }).first().waitFor()
  // Whoever is not in yet is asked to log in.
  complaints.length = 0
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

const go = async (hash: string) => {
  await page.goto(`${office.url}/${hash}`)
  await page.reload()
  await page.locator('kith-admin main').waitFor()
}
const list = async (where: object = {}) =>
  (await office.admin.call<{ rows: Record<string, unknown>[] }>('activities.list', { where })).rows
const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const accessible = async (where: string) => expect(await accessibilityViolations(page), where).toEqual([])

describe('on a record of any kind', () => {
  test('T plans an activity, which stands at its side, also on a lead that the module does not know', async () => {
    for (const [path, id, entity] of [
      ['accounts', office.account, 'accounts.account'],
      ['leads', office.lead, 'leads.lead'],
    ] as const) {
      if (path === 'leads') await office.admin.call('leads.update', { id, set: { owner: await office.id() } })
      await go(`#/${path}/${id}`)
      await page.getByText('Nothing is planned.').waitFor()
      await page.keyboard.press('t')
      await page.getByLabel('Subject').fill(`Ring about ${path}`)
      await accessible('the form')
      await page.keyboard.press('ControlOrMeta+Enter')
      await page.getByText('Activity planned').waitFor()
      await page.locator('kith-activities-next').getByText(`Ring about ${path}`).waitFor()
      expect(await list({ subject: `Ring about ${path}` })).toMatchObject([
        { about: { entity, id }, state: 'planned', owner: await office.id() },
      ])
    }
    await accessible('a record')
  })

  test('L notes what was done, and what comes next', async () => {
    await go(`#/accounts/${office.account}`)
    await page.locator('kith-activities-next').waitFor()
    await page.locator('kith-record .acts').first().waitFor()
    await page.keyboard.press('l')
    await page.getByLabel('Subject').fill('They rang')
    await page.getByLabel('What came of it').fill('They want two.')
    await page.getByLabel('Plan a follow-up').check()
    await page.getByLabel('What comes next').fill('Send the offer')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Activity noted').waitFor()
    const [done] = await list({ subject: 'They rang' })
    expect(done).toMatchObject({ state: 'done', feedback: 'They want two.', account: office.account })
    expect(await list({ subject: 'Send the offer' })).toMatchObject([{ previous: done?.id, state: 'planned' }])
  })
})

test('D completes an activity where it stands; a closed one offers nothing', async () => {
  const [row] = await list({ subject: 'Ring about accounts' })
  await go(`#/activities/${row?.id}`)
  await page.locator('kith-record .acts').first().waitFor()
  await page.getByRole('button', { name: 'Complete' }).first().waitFor()
  await page.keyboard.press('d')
  await page.getByLabel('What came of it').fill('Done with')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Activity done').waitFor()
  await soon(async () => (await list({ id: row?.id }))[0]).toMatchObject({ state: 'done', feedback: 'Done with' })
  await page.getByRole('button', { name: 'Plan a follow-up' }).waitFor()
  expect(await page.getByRole('button', { name: 'Complete' }).count()).toBe(0)
  await accessible('an activity')
})

test('the day’s page says what is new, planned and overdue', async () => {
  const owner = await office.id()
  const type = (
    await office.admin.call<{ rows: { id: string }[] }>('activities.types.list', { where: { code: 'call' } })
  ).rows[0]?.id
  const late = new Date(Date.now() - 3_600_000).toISOString()
  await office.admin.call('activities.create', { subject: 'Overdue one', type, owner, due: late })
  await go('#/-/today')
  const card = page.locator('kith-activities-today')
  await card.getByText('New for you').waitFor()
  await card.getByText('Overdue one').first().waitFor()
  await accessible('the day')
})

describe('the calendar', () => {
  test('goes by keys, shows what is planned, and moves it by a menu; Z puts it back', async () => {
    const owner = await office.id()
    const { rows } = await office.admin.call<{ rows: { id: string }[] }>('activities.types.list', {
      where: { code: 'meeting' },
    })
    const start = new Date()
    // A day of this month that has nothing else: a cell shows three.
    start.setDate(start.getDate() === 15 ? 16 : 15)
    start.setHours(10, 0, 0, 0)
    const values = { subject: 'Price meeting', type: rows[0]?.id, owner, start: start.toISOString() }
    const { id } = await office.admin.call<{ id: string }>('activities.create', values)
    await go('#/activities/-/calendar')
    await page.locator('.chip').getByText('Price meeting').waitFor()
    await accessible('a month')
    const menu = page.locator('.chip', { hasText: 'Price meeting' }).getByRole('button', { name: 'Move Price meeting' })
    await menu.click()
    await page.getByRole('menuitem', { name: 'One week later' }).click()
    await page.getByText(/^Moved to /).waitFor()
    const moved = new Date(start)
    moved.setDate(moved.getDate() + 7)
    await soon(async () => (await list({ id }))[0]?.start).toBe(moved.toISOString())
    await page.keyboard.press('z')
    await soon(async () => (await list({ id }))[0]?.start).toBe(start.toISOString())
    await page.locator('[role=gridcell][tabindex="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('w')
    await page.locator('.hours').waitFor()
    await accessible('a week')
    await page.keyboard.press('d')
    await page.locator('.days-1').waitFor()
    await accessible('a day')
    await page.keyboard.press('m')
    await page.locator('[role=gridcell][tabindex="0"]').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Subject').waitFor()
    await page.keyboard.press('Escape')
  })

  test('an activity is dragged to another day', async () => {
    const [row] = await list({ subject: 'Price meeting' })
    await go('#/activities/-/calendar')
    const chip = page.locator('.chip', { hasText: 'Price meeting' })
    await chip.waitFor()
    const cells = page.locator('[role=gridcell]')
    const here = await page.locator('.cell', { has: chip }).getAttribute('data-day')
    const days = await cells.evaluateAll(all => all.map(one => (one as HTMLElement).dataset.day))
    const at = days.indexOf(here ?? '')
    await chip.dragTo(cells.nth(at === 0 ? 1 : at - 1))
    await page.getByText(/^Moved to /).waitFor()
    await soon(async () => (await list({ id: row?.id }))[0]?.start).not.toBe(row?.start)
  })

  test('gives the address for one’s phone, and another one', async () => {
    await go('#/activities/-/calendar')
    await page.getByRole('button', { name: 'Calendar on your phone' }).click()
    await page.getByRole('button', { name: 'Make an address' }).click()
    const address = page.locator('kith-activities-feed input')
    await address.waitFor()
    const first = await address.inputValue()
    const answer = await page.request.get(`${office.url}${new URL(first).pathname}`)
    expect(await answer.text()).toContain('BEGIN:VCALENDAR')
    await page.getByRole('button', { name: 'Renew the address' }).click()
    await soon(() => address.inputValue()).not.toBe(first)
    expect((await page.request.get(`${office.url}${new URL(first).pathname}`)).status()).toBe(404)
    await page.keyboard.press('Escape')
  })

  test('is a list on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    await go('#/activities/-/calendar')
    await page.locator('.agenda li').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
    await accessible('an agenda')
    await page.setViewportSize({ width: 1440, height: 900 })
  })
})

test('statistics are a chart and a table of the same numbers', async () => {
  await go('#/activities/-/statistics')
  await page.locator('kith-activities-statistics tbody tr').first().waitFor()
  await page.getByLabel('By', { exact: true }).selectOption('month')
  await soon(() => page.locator('kith-activities-statistics tbody th').first().textContent()).toMatch(/\d{4}/)
  await accessible('statistics')
})

test('R68: what is printed has no navigation', async () => {
  await go('#/activities/-/print')
  await page.locator('kith-activities-print tbody tr').first().waitFor()
  await accessible('the print view')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav').first().isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
})

test('the browser complained of nothing', () => {
  expect(complaints).toEqual([])
})
