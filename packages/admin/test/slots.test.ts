import { intercept, sharedBrowser } from '@kith/testing/browser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { breaking, buildBreaking } from './breaking.ts'
import { builtPage, openSite, type Site } from './serving.ts'
import { expectAccessible, type Visitor, visit } from './visitor.ts'

let browser: Browser
let screens: Awaited<ReturnType<typeof buildBreaking>>
let site: Site
let id: string
const visitors: Visitor[] = []

beforeAll(async () => {
  screens = await buildBreaking()
  browser = await sharedBrowser()
}, 120_000)
afterAll(async () => {
  await screens?.remove()
})
beforeEach(async () => {
  site = await openSite({ plugins: [breaking], page: builtPage(), port: site?.port, resolveScreen: screens.resolve })
  id = (await site.admin.call<{ id: string }>('breaking.create', { name: 'A thing' })).id
})
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
  await site.close()
})

const come = async (hash: string) => {
  const visitor = await visit(browser, site, {}, hash)
  visitors.push(visitor)
  visitor.page.setDefaultTimeout(30_000)
  return visitor
}
const failed = 'This part of the module Breaking could not be shown.'
const first = (complaint: string) => complaint.split('\n')[0]
const said = (page: Page) => page.locator('kith-slot .failure')

test('a panel that throws as it draws, or is not in its module, says so in its place; the others and the record work', async () => {
  const { page, complaints } = await come(`#/breaking/${id}`)
  await page.locator('.in-side').getByText('All is well').waitFor()
  await page.locator('.in-main').getByText(failed).waitFor()
  await page.locator('.in-main').getByText('breaking-draws: TypeError: It cannot draw <b>this</b>').waitFor()
  await page.locator('.in-top').getByText('has no element breaking-missing').waitFor()
  await expectAccessible(page, 'broken panels')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Another name')
  await page.getByRole('dialog').getByRole('button', { name: /Save/ }).click()
  await page.getByRole('heading', { name: 'Another name' }).waitFor()
  await page.locator('.in-main').getByRole('button', { name: 'Try again' }).click()
  await page.locator('.in-main').getByText(failed).waitFor()
  // Who wrote them reads there where they broke.
  expect(complaints.map(first).sort()).toEqual([
    'breaking-draws: TypeError: It cannot draw <b>this</b>',
    'breaking-draws: TypeError: It cannot draw <b>this</b>',
    'breaking-missing: Error: @test/breaking/ui has no element breaking-missing',
  ])
})

test('a page whose element throws as it is made says so, and the navigation leads on', async () => {
  const { page, complaints } = await come('#/breaking/-/born')
  await page.getByText(failed).waitFor()
  await page.getByText('RangeError: It was not born').waitFor()
  await page.getByRole('link', { name: 'Whole page' }).click()
  await page.getByText('All is well').waitFor()
  expect(complaints.map(first)).toEqual(['breaking-born: RangeError: It was not born'])
})

test('the key of an action that leads to a page does so in a list too', async () => {
  const { page, complaints } = await come('#/breaking')
  await page.getByRole('link', { name: 'A thing' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await page.waitForURL(`**/#/breaking/-/whole/${id}`)
  await page.getByText('All is well').waitFor()
  expect(complaints).toEqual([])
})

test('a card that breaks leaves the other cards, an action that breaks while it is used leaves the record', async () => {
  const { page, complaints } = await come('#/-/today')
  await page.getByRole('region', { name: 'Well' }).getByText('All is well').waitFor()
  await page.getByRole('region', { name: 'Draws badly' }).getByText(failed).waitFor()
  await page.goto(`${site.url}/#/breaking/${id}`)
  await page.getByRole('button', { name: 'Break later' }).click()
  const dialog = page.getByRole('dialog', { name: 'Break later' })
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await dialog.getByText('It broke later').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'A thing' }).waitFor()
  expect(complaints.map(first)).toContain('breaking-later: Error: It broke later')
})

test('a module that cannot be loaded is said in each of its places, and comes by trying again', async () => {
  // Of the pages that have nothing of the module: where it was fetched before, it is there.
  const { page } = await come('#/-/settings')
  await intercept(page, '**/ui/breaking/**', route => route.abort())
  await page.goto(`${site.url}/#/breaking/${id}`)
  await page.getByRole('heading', { name: 'A thing' }).waitFor()
  await expect.poll(() => said(page).count()).toBe(3)
  await page.unroute('**/ui/breaking/**')
  await page.locator('.in-side').getByRole('button', { name: 'Try again' }).click()
  await page.locator('.in-side').getByText('All is well').waitFor()
})
