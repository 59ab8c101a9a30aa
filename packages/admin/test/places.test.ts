import { sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parts, writeModule } from './parts.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, type Visitor, visit } from './visitor.ts'

let browser: Browser
let module: Awaited<ReturnType<typeof writeModule>>
let site: Site & { folder: string }
const visitors: Visitor[] = []

beforeAll(async () => {
  module = await writeModule()
  browser = await sharedBrowser()
}, 120_000)
afterAll(async () => {
  await module?.remove()
})
beforeEach(async () => {
  site = await openSite({ plugins: [parts], page: builtPage(), port: site?.port, resolveScreen: module.resolve })
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) {
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  }
  await site.close()
})

const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
const come = async (hash: string) => {
  const visitor = await visit(browser, site, {}, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor.page
}
const create = async (name: string, status = 'open') =>
  (await site.admin.call<{ id: string }>('parts.create', { name, status })).id
const statusOf = async (id: string) => (await site.admin.call<{ status: string }>('parts.get', { id })).status
// What a slot says while its screen is on the way is not meant.
const said = (page: Page, within: string) => page.locator(`${within} kith-slot p:not(.vh, .slow)`)
const buttons = (page: Page, within: string) =>
  page.locator(`${within} button`).evaluateAll(all => all.map(one => one.textContent?.trim() ?? ''))

describe('a panel', () => {
  test('stands in each slot of the page of its record, with what it is about', async () => {
    const page = await come(`#/parts/${await create('Bucket')}`)
    for (const slot of ['top', 'main', 'side']) {
      await soon(() => said(page, `.in-${slot}`).allInnerTexts()).toEqual([
        'kith-parts-words: parts.part, Bucket true Parts',
      ])
    }
    await expectAccessible(page, 'a record with panels')
  })

  test('comes and goes with the record, for which it is shown', async () => {
    const id = await create('Bucket')
    const page = await come(`#/parts/${id}`)
    await said(page, '.in-side').waitFor()
    await site.admin.call('parts.close', { id })
    await soon(() => said(page, '.in-side').allInnerTexts()).toEqual([
      'kith-parts-words: parts.part, Bucket true Parts',
      'kith-parts-closed: parts.part, Bucket true Parts',
    ])
  })

  test('stands in the peek of a list', async () => {
    await create('Bucket')
    const page = await come('#/parts')
    await page.locator('a.name').focus()
    await page.keyboard.press('Space')
    await soon(() => said(page, '.in-peek').allInnerTexts()).toEqual([
      'kith-parts-words: parts.part, Bucket true Parts',
    ])
  })
})

describe('a page', () => {
  test('is in the navigation, and is given what its address says', async () => {
    const page = await come('#/parts')
    const navigation = page.locator('nav')
    await navigation.getByText('Service').first().waitFor()
    await navigation.getByRole('link', { name: 'Plan' }).click()
    await soon(() => said(page, 'main').allInnerTexts()).toEqual(['kith-parts-words: true Parts'])
    expect(new URL(page.url()).hash).toBe('#/parts/-/plan')
    expect(await navigation.getByText('Nobody has a page').count()).toBe(0)
    expect(await navigation.getByText('hidden', { exact: false }).count()).toBe(0)
  })

  test('without a group is reached by its address, one that needs what nobody has is not', async () => {
    const page = await come('#/parts/-/hidden/2026/5')
    await soon(() => said(page, 'main').allInnerTexts()).toEqual(['kith-parts-words: rest 2026/5 true Parts'])
    await page.goto(`${site.url}/#/parts/-/nobody`)
    await soon(() => page.locator('kith-slot:visible').count()).toBe(0)
  })
})

test('a card stands on the page of the day, with its title', async () => {
  const page = await come('#/-/today')
  await page.getByRole('heading', { name: 'Parts of the day' }).waitFor()
  await soon(() => said(page, '.card').allInnerTexts()).toEqual(['kith-parts-words: true Parts'])
  expect(await page.getByText('Nobody has a card').count()).toBe(0)
})

describe('an action', () => {
  test('on a record runs its operation, also by its key, and is gone where it is not for the record', async () => {
    const [first, second] = [await create('Bucket'), await create('Blade')]
    const page = await come(`#/parts/${first}`)
    const acts = '.acts .acts:visible'
    await soon(() => buttons(page, acts)).toEqual(['Ask', 'Close it Q'])
    await page.getByRole('button', { name: 'Close it' }).click()
    await soon(() => statusOf(first)).toBe('closed')
    await soon(() => buttons(page, acts)).toEqual(['Ask'])
    await page.goto(`${site.url}/#/parts/${second}`)
    await soon(() => buttons(page, acts)).toEqual(['Ask', 'Close it Q'])
    await page.keyboard.press('q')
    await soon(() => statusOf(second)).toBe('closed')
  })

  test('with an element opens it in a dialog, which it closes', async () => {
    const page = await come(`#/parts/${await create('Bucket')}`)
    await page.getByRole('button', { name: 'Ask' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ask' })
    await dialog.getByText('kith-parts-words: parts.part, Bucket true Parts').waitFor()
    await expectAccessible(page, 'a dialog of a plugin')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('on a selection runs for each of it, is told whose ids, and is offered where it is for one of them', async () => {
    const ids = [await create('Bucket'), await create('Blade'), await create('Old', 'closed')]
    const page = await come('#/parts')
    const pick = (name: string) => page.getByRole('checkbox', { name: new RegExp(`${name}$`) }).click()
    await pick('Old')
    await page.locator('.bulk').waitFor()
    expect((await buttons(page, '.bulk')).slice(0, 1)).toEqual(['Ask'])
    await pick('Old')
    await pick('Bucket')
    await pick('Blade')
    await soon(async () => (await buttons(page, '.bulk')).slice(0, 2)).toEqual(['Close it', 'Ask'])
    await page.locator('.bulk').getByRole('button', { name: 'Ask' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ask' })
    await dialog.getByText('kith-parts-words: parts.part, ids 2 true Parts').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.locator('.bulk').getByRole('button', { name: 'Close it' }).click()
    await soon(() => Promise.all(ids.map(statusOf))).toEqual(['closed', 'closed', 'closed'])
    await pick('Bucket')
    const boxes = await Promise.all(['.notice', '.bulk'].map(name => page.locator(name).boundingBox()))
    const [notice, bar] = boxes.map(box => box ?? { y: Number.NaN, height: 0 })
    expect((notice?.y ?? 0) + (notice?.height ?? 0)).toBeLessThan(bar?.y ?? 0)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await soon(() => Promise.all(ids.map(statusOf))).toEqual(['open', 'open', 'closed'])
    await page.getByText('Undone').waitFor()
  })

  test('that is undone leaves what somebody changed meanwhile, and says so', async () => {
    const ids = [await create('Bucket'), await create('Blade')]
    const page = await come('#/parts')
    await page.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
    await page.locator('.bulk').getByRole('button', { name: 'Close it' }).click()
    const undo = page.getByRole('button', { name: /^Undo/ })
    await undo.waitFor()
    await site.admin.call('parts.update', { id: ids[0], set: { status: 'lost' } })
    await undo.click()
    await soon(() => Promise.all(ids.map(statusOf))).toEqual(['lost', 'open'])
    await page.getByText(/^1 put back\. 1 stayed as they were: /).waitFor()
    const visitor = visitors.pop()
    expect(visitor?.complaints).toEqual([expect.stringContaining('409')])
    await visitor?.close()
  })

  test('that is final says that it cannot be undone', async () => {
    const id = await create('Bucket')
    const page = await come('#/parts')
    await page.getByRole('checkbox', { name: /Bucket$/ }).click()
    await page.locator('.bulk').getByRole('button', { name: 'Scrap it' }).click()
    await page.getByText('Scrap it: 1. This cannot be undone.').waitFor()
    expect(await page.getByRole('button', { name: /^Undo/ }).count()).toBe(0)
    expect(await statusOf(id)).toBe('closed')
  })

  test('in a row stands in the empty place of its field', async () => {
    const { id: keeper } = await site.admin.call<{ id: string }>('kernel.users.create', {
      name: 'Lin Wei',
      email: 'lin@example.cn',
    })
    await create('Bucket')
    await create('Old', 'closed')
    await site.admin.call('parts.create', { name: 'Blade', keeper })
    const page = await come('#/parts')
    const cell = (name: string) => page.locator('tbody tr', { hasText: name }).locator('[data-field="keeper"]')
    await soon(() => cell('Bucket').textContent()).toContain('Keep it')
    expect(await cell('Old').textContent()).not.toContain('Keep it')
    expect(await cell('Blade').textContent()).toContain('Lin Wei')
    await cell('Bucket').getByRole('button', { name: 'Keep it' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keep it' })
    await dialog.getByText('kith-parts-words: parts.part, Bucket true Parts').waitFor()
  })
})
