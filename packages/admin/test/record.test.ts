import { sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from './desk.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, isTooWide, type Visitor, visit, write } from './visitor.ts'

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

const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const come = async (...[options, hash]: Partial<[Parameters<typeof visit>[2], string]>) => {
  const visitor = await visit(browser, site, options, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor
}
const open = async (enquiry: object = {}, name = '刘洋', options?: Parameters<typeof visit>[2]) => {
  const id = await write(site.admin, { name, enquiry: { ...enquiry } })
  const visitor = await come(options, `#/desk/${id}`)
  await visitor.page.locator('.tl li').first().waitFor()
  await visitor.page.locator('.live:visible, kith-fields').first().waitFor()
  return { id, visitor, page: visitor.page }
}
const stored = (id: string) => site.admin.call<Record<string, unknown>>('desk.get', { id })
const row = (page: Page, field: string) => page.locator(`[data-field="${field}"]`)
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.getAttribute('aria-label') || at?.id || at?.textContent?.trim()
  })

describe('a field', () => {
  test('is changed where it stands with the keyboard alone, and put back by Z', async () => {
    const { id, page } = await open({ company: 'Old Ltd', budget: 1200 })
    await page.keyboard.press('e')
    await soon(() => focused(page)).toBe('c-company')
    await page.keyboard.press('Escape')
    await soon(() => focused(page)).toBe('Edit Company')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('New Ltd')
    await page.keyboard.press('Enter')
    await page.getByText('Company saved').waitFor()
    await soon(async () => (await stored(id)).company).toBe('New Ltd')
    await soon(() => focused(page)).toBe('Edit Company')
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    expect((await stored(id)).company).toBe('Old Ltd')
    await soon(() => row(page, 'company').locator('.v').textContent()).toContain('Old Ltd')
  })

  test('of each kind is typed as it is', async () => {
    const { id, page } = await open()
    const { id: owner } = await site.admin.call<{ id: string }>('kernel.users.create', {
      name: 'Lin Wei',
      email: 'lin@example.cn',
    })
    await page.locator('details.empty summary').click()
    const fill = async (field: string, name: string, type: () => Promise<unknown>) => {
      await row(page, field)
        .getByRole('button', { name: `Add ${name}` })
        .click()
      await type()
      await row(page, field).getByRole('button', { name: 'Save' }).click()
      await page.getByText(`${name} saved`).waitFor()
    }
    const control = (field: string) => row(page, field).locator('.control')
    await fill('budget', 'Budget', () => control('budget').fill('1,250'))
    await fill('phone', 'Phone', () => control('phone').fill('+86 138 0139 5136'))
    await fill('message', 'Message', () => control('message').fill('Two\nlines'))
    await fill('due', 'Due', () => control('due').fill('2027-01-15T09:30'))
    await fill('owner', 'Owner', async () => {
      await control('owner').fill('Lin')
      await page.getByRole('option', { name: 'Lin Wei' }).click()
    })
    await row(page, 'kind').hover()
    await row(page, 'kind').getByRole('button', { name: 'Edit Kind' }).click()
    await control('kind').selectOption('person')
    await row(page, 'kind').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Kind saved').waitFor()
    expect(await stored(id)).toMatchObject({
      budget: 1250,
      phone: '+8613801395136',
      message: 'Two\nlines',
      owner,
      kind: 'person',
    })
    expect(String((await stored(id)).due)).toMatch(/^2027-01-1[456]T/)
    await soon(() => row(page, 'owner').textContent()).toContain('Lin Wei')
  })

  test('says what is wrong with it, in words, and keeps what was typed', async () => {
    const { id, page } = await open({ budget: 1, email: 'a@example.cn' })
    const wrong = async (field: string, typed: string, words: string) => {
      await row(page, field)
        .locator('.v')
        .click({ position: { x: 1, y: 1 }, force: true })
      await row(page, field).locator('.pen, .control').first().click({ force: true })
      await row(page, field).locator('.control').fill(typed)
      await page.keyboard.press('Enter')
      await row(page, field).getByText(words).waitFor()
      expect(await row(page, field).locator('.control').inputValue()).toBe(typed)
      expect(await row(page, field).locator('.control').getAttribute('aria-invalid')).toBe('true')
      await page.keyboard.press('Escape')
    }
    await wrong('budget', 'many', 'Enter a number.')
    await wrong('email', 'not an address', 'This is no e-mail address.')
    expect(await stored(id)).toMatchObject({ budget: 1, email: 'a@example.cn' })
  })

  test('that two people change at once shows both values, and lets one choose', async () => {
    const { id, page } = await open({ company: 'First' })
    await row(page, 'company').locator('.pen').click({ force: true })
    await row(page, 'company').locator('.control').fill('Mine')
    await site.admin.call('desk.update', { id, set: { company: 'Theirs', region: '华东' } })
    await row(page, 'region').getByText('华东').waitFor()
    expect(await row(page, 'company').locator('.control').inputValue()).toBe('Mine')
    await page.keyboard.press('Enter')
    const box = row(page, 'company').locator('.conflict')
    await box.waitFor()
    expect(await box.textContent()).toMatch(/Mine[\s\S]*Theirs/)
    await expectAccessible(page, 'conflict')
    await box.getByRole('button', { name: 'Keep mine' }).click()
    await page.getByText('Company saved').waitFor()
    expect((await stored(id)).company).toBe('Mine')
  })

  test('that somebody else moves under one’s eyes has a dot for a while', async () => {
    const { id, page } = await open({ company: 'First' })
    await site.admin.call('desk.update', { id, set: { company: 'Second' } })
    await row(page, 'company').locator('.moved').waitFor()
    expect(await row(page, 'company').locator('.v').textContent()).toContain('Second')
    await row(page, 'company').locator('.moved').waitFor({ state: 'detached' })
  })

  test('that one may not change says why', async () => {
    const { page } = await open({ score: undefined })
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Who may see this' }).click()
    await page.getByText('You may change this.').waitFor()
    await page.getByText('As an administrator.').first().waitFor()
  })
})

describe('a record', () => {
  test('is moved along its path by one button; a step back is one click, and Z', async () => {
    const { id, page } = await open()
    await page.locator('.bar').getByRole('button', { name: 'Move to Working' }).click()
    await page.getByText('Moved to Working').waitFor()
    expect((await stored(id)).status).toBe('working')
    expect(await page.locator('.stages [aria-current=step]').textContent()).toContain('Working')
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    await soon(() => page.locator('.stages [aria-current=step]').textContent()).toContain('New')
  })

  test('is edited as a whole: what is wrong stands at its field, nothing is lost', async () => {
    const { id, page } = await open({ company: 'Old Ltd' })
    await page.locator('.bar').getByRole('button', { name: 'Edit' }).click()
    const form = page.locator('kith-form-fields')
    await form.getByLabel('Name').fill(' ')
    await form.getByLabel('Company').fill('New Ltd')
    await form.getByLabel('Budget').fill('x')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await form.getByText('Not saved yet. Look at what is marked: 2.').waitFor()
    await expectAccessible(page, 'form')
    expect(await form.getByLabel('Company').inputValue()).toBe('New Ltd')
    await form.getByLabel('Name').fill('刘洋洋')
    await form.getByLabel('Budget').fill('5000')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Enquiry saved').waitFor()
    expect(await stored(id)).toMatchObject({ name: '刘洋洋', company: 'New Ltd', budget: 5000 })
    await page.locator('h1:visible', { hasText: '刘洋洋' }).waitFor()
  })

  test('is deleted, and comes back by Z', async () => {
    const { id, page } = await open()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('Enquiry deleted').waitFor()
    await page.getByRole('button', { name: 'Restore' }).waitFor()
    await page.keyboard.press('z')
    await page.getByRole('button', { name: 'Restore' }).waitFor({ state: 'detached' })
    expect(await stored(id)).toMatchObject({ name: '刘洋' })
  })

  test('has a history of one field, struck through and new', async () => {
    const { id, page } = await open({ company: 'One' })
    await site.admin.call('desk.update', { id, set: { company: 'Two' } })
    await site.admin.call('desk.update', { id, set: { region: 'North' } })
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.locator('kith-changes li.line', { hasText: 'North' }).waitFor()
    await page.getByLabel('Changes of').selectOption('company')
    await page.locator('kith-changes li.line', { hasText: 'North' }).waitFor({ state: 'detached' })
    expect((await page.locator('kith-changes li.line').allInnerTexts()).map(text => text.replace(/\s+/g, ' '))).toEqual(
      ['Company One now → Two'],
    )
  })

  test('shows what points at it', async () => {
    const { page } = await open()
    await page.locator('.path').getByRole('link', { name: 'Answer' }).click()
    await page.locator('h1:visible', { hasText: 'Answer' }).waitFor()
    await page.getByRole('tab', { name: 'Related' }).click()
    await page.locator('kith-related').getByRole('link', { name: '刘洋' }).waitFor()
    expect(await page.locator('kith-related h3').textContent()).toContain('Enquiries1')
  })

  test('[ and ] lead to the previous and the next of the list, Esc back to the row', async () => {
    for (const name of ['One', 'Two', 'Three']) await write(site.admin, { name })
    const { page } = await come()
    await page.getByRole('link', { name: 'Two', exact: true }).click()
    const is = (name: string) => page.locator('h1:visible', { hasText: name }).waitFor()
    await is('Two')
    await page.locator('.crumb', { hasText: '2 / 3' }).waitFor()
    await page.keyboard.press(']')
    await is('One')
    await page.keyboard.press('[')
    await page.keyboard.press('[')
    await is('Three')
    await page.keyboard.press('Escape')
    await soon(() => focused(page)).toBe('Three')
  })

  test('writes names of any length and script as text', async () => {
    const hostile = `<b>${'x'.repeat(80)}</b> مرحبا ${'長'.repeat(60)} 😀`
    const { page, visitor } = await open({ company: '<script>alert(1)</script>', message: hostile }, hostile, {
      viewport: { width: 360, height: 800 },
    })
    expect(await page.locator('h1:visible').textContent()).toBe(hostile)
    expect(await page.locator('h1:visible').getAttribute('dir')).toBe('auto')
    expect(await row(page, 'company').locator('.v').textContent()).toContain('<script>alert(1)</script>')
    expect(await isTooWide(page)).toBe(false)
    expect(visitor.complaints).toEqual([])
  })
})

describe('files', () => {
  test('are added, shown and taken off with a way back; a program is refused in words', async () => {
    const { page, visitor } = await open()
    await page.getByRole('tab', { name: 'Files' }).click()
    await page.getByText('No files yet.').waitFor()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const add = (name: string, buffer: Buffer) =>
      page.locator('kith-files input[type=file]').setInputFiles({ name, mimeType: '', buffer })
    await add('site plan.png', png)
    const file = page.locator('kith-files li', { hasText: 'site plan.png' })
    await file.waitFor()
    await soon(() => file.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    await add('readme.txt', Buffer.from('#!/bin/sh\nrm -rf /'))
    await page.getByText('Programs cannot be added.').waitFor()
    await expectAccessible(page, 'files')
    await file.getByRole('button', { name: 'Remove site plan.png' }).click()
    await file.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await file.waitFor()
    expect(visitor.complaints.filter(one => !one.includes('415'))).toEqual([])
  })
})

describe('a duplicate', () => {
  test('is found, compared and merged with the keyboard alone, and given back', async () => {
    const other = await write(site.admin, {
      name: 'Liu Yang',
      enquiry: { email: 'liu@example.cn', company: 'Other Ltd', region: 'North' },
    })
    const { id, page } = await open({ email: 'liu@example.cn', company: 'First Ltd' })
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.getByRole('button', { name: 'More actions' }).focus()
    await press('Enter', 'ArrowDown', 'Enter')
    await page.getByRole('dialog', { name: 'Find and merge duplicates' }).waitFor()
    await soon(() => focused(page)).toContain('Liu Yang')
    await expectAccessible(page, 'duplicates')
    await press('Enter')
    await page.locator('kith-merge tbody tr').first().waitFor()
    await expectAccessible(page, 'merge')
    const company = page.locator('kith-merge tr', { hasText: 'Company' }).getByRole('radio')
    for (let i = 0; i < 20 && !(await company.first().evaluate(one => one.matches(':focus'))); i++) await press('Tab')
    await press('ArrowRight')
    expect(await company.nth(1).isChecked()).toBe(true)
    const merge = page.getByRole('button', { name: 'Merge' })
    for (let i = 0; i < 20 && !(await merge.evaluate(one => one.matches(':focus'))); i++) await press('Tab')
    await press('Enter')
    await page.getByText('“Liu Yang” merged into “刘洋”').waitFor()
    expect(await stored(id)).toMatchObject({ company: 'Other Ltd', region: 'North' })
    expect((await stored(other)).id).toBe(id)
    await press('z')
    await page.getByRole('status').getByText('Undone').waitFor()
    expect((await stored(other)).id).toBe(other)
    expect(await stored(id)).toMatchObject({ company: 'First Ltd' })
  })
})

describe('who may see it', () => {
  test('is told with the rule, for oneself and for others, and a share is made and ended', async () => {
    await site.admin.call('kernel.users.create', { name: 'Ann Clerk', email: 'ann@example.com', roles: ['clerk'] })
    const { page } = await open()
    await page.getByRole('button', { name: 'Who may see this, and why' }).click()
    await page.getByText('You may see this.').waitFor()
    const find = async (name: string) => {
      const box = page.getByRole('combobox', { name, exact: true })
      await box.fill('Ann')
      await page.getByRole('option', { name: 'Ann Clerk' }).click()
    }
    await find('Person')
    await page.getByText('Ann Clerk may change this.').waitFor()
    await expectAccessible(page, 'rights')
    await find('Person or team')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByText('No rule lets anybody do more with what is shared here.').waitFor()
  })
})

describe('the arrangement', () => {
  test('of the fields is an administrator’s: for everybody, with the keyboard', async () => {
    const { page } = await open({ company: 'A Ltd', region: 'North', budget: 3 })
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Arrange the fields' }).click()
    await page.getByLabel('Heading').fill('The deal')
    const item = page.locator('kith-layout-editor li[data-name="budget"]')
    await item.getByRole('button', { name: 'Move Budget up' }).focus()
    for (let i = 0; i < 30 && (await page.locator('section[data-key="1"] li').count()) === 0; i++) {
      await page.keyboard.press('Alt+ArrowUp')
    }
    await soon(() => focused(page)).toBe('Move Budget up')
    await page.locator('kith-layout-editor li[data-name="region"]').dragTo(page.locator('section[data-key="1"]'))
    await expectAccessible(page, 'layout')
    await page.getByRole('button', { name: 'Save the arrangement' }).click()
    await page.locator('kith-fields.main h3', { hasText: 'The deal' }).waitFor()
    expect((await page.locator('kith-fields.main dt').allTextContents()).slice(0, 2)).toEqual(['Region', 'Budget'])
  })
})
