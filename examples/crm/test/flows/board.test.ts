import { freshDatabase } from '@kith/kernel/testing'
import type { Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { focused, leadsWhere, openCrm, phone, soon } from './crm.ts'
import { house } from './house.ts'

const crm = openCrm({ database: freshDatabase, plugins: [house] })

const board = (company: string) => leadsWhere({ company }, '&board=status')
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const cards = (page: Page, name: string) => column(page, name).locator('.card a.name').allInnerTexts()
const card = (page: Page, name: string) => page.locator('kith-board .card', { hasText: name })
const statusOf = async (id: string) => (await crm.call('leads.get', { id })).status

describe('a card', () => {
  test('is dragged to another column, and put back by Z; the columns count', async () => {
    const company = 'Dragged'
    const id = await crm.lead({ name: 'First card', company }, 'lin')
    await crm.lead({ name: 'Second card', company }, 'lin')
    const page = await crm.come('lin', board(company))
    await soon(() => cards(page, 'New')).toEqual(['Second card', 'First card'])
    await soon(() => column(page, 'New').locator('h2 .n').innerText()).toBe('2')
    await card(page, 'First card').dragTo(column(page, 'Working').locator('ul'))
    await page.getByText('First card moved to Working').last().waitFor()
    await soon(() => cards(page, 'Working')).toEqual(['First card'])
    await soon(() => statusOf(id)).toBe('working')
    await soon(() => column(page, 'Working').locator('h2 .n').innerText()).toBe('1')
    await page.keyboard.press('z')
    await soon(() => cards(page, 'New')).toEqual(['Second card', 'First card'])
    await soon(() => statusOf(id)).toBe('new')
  })

  test('is moved with M, the arrows and Enter; Esc lets it go', async () => {
    const company = 'With keys'
    const id = await crm.lead({ name: 'Key card', company }, 'lin')
    const page = await crm.come('lin', board(company))
    await card(page, 'Key card').locator('a.name').focus()
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await soon(() => cards(page, 'Working')).toEqual(['Key card'])
    await soon(() => statusOf(id)).toBe('working')
    await soon(() => focused(page)).toBe('Key card')
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Escape')
    await page.locator('kith-board .target').waitFor({ state: 'detached' })
    await soon(() => statusOf(id)).toBe('working')
    await page.keyboard.press('Enter')
    await page.locator('h1:visible', { hasText: 'Key card' }).waitFor()
  })

  test('is moved by its menu on a telephone, where nothing is wider than the screen', async () => {
    const company = 'By touch'
    const id = await crm.lead({ name: 'Touch card', company }, 'lin')
    const page = await crm.come('lin', board(company), phone)
    await card(page, 'Touch card').waitFor()
    await card(page, 'Touch card').getByLabel('Move Touch card to').selectOption({ label: 'Working' })
    await soon(() => cards(page, 'Working')).toEqual(['Touch card'])
    await soon(() => statusOf(id)).toBe('working')
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
    const size = await card(page, 'Touch card').getByLabel('Move Touch card to').boundingBox()
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24)
  })

  test('that a rule refuses stands in the target column with why, and is put back, or filled in and moved', async () => {
    crm.expects(/status of 4\d\d/)
    const company = 'Refused'
    const id = await crm.lead({ name: 'No number', company }, 'lin')
    const page = await crm.come('lin', board(company))
    await card(page, 'No number').dragTo(column(page, 'Qualified').locator('ul'))
    const refused = column(page, 'Qualified').getByRole('alert')
    await refused.getByText('Whom one cannot call is not qualified: enter a number.').waitFor()
    expect(await statusOf(id)).toBe('new')
    expect(await cards(page, 'New')).toEqual([])
    await refused.getByRole('button', { name: 'Put back' }).click()
    await soon(() => cards(page, 'New')).toEqual(['No number'])
    await card(page, 'No number').getByLabel('Move No number to').selectOption({ label: 'Qualified' })
    await refused.getByRole('button', { name: 'Fill in and move' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Status', { exact: true }).inputValue()).toBe('qualified')
    await dialog.getByLabel('Phone', { exact: true }).fill('+86 138 0139 5136')
    await dialog.getByRole('button', { name: /^Save/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await soon(() => cards(page, 'Qualified')).toEqual(['No number'])
    expect(await crm.call('leads.get', { id })).toMatchObject({ status: 'qualified', phone: '+8613801395136' })
  })

  test('is not converted by hand: the module says so in its words', async () => {
    const company = 'Convert only'
    crm.expects(/status of 4\d\d/)
    const id = await crm.lead({ name: 'Not by hand', company }, 'lin')
    const page = await crm.come('lin', board(company))
    await card(page, 'Not by hand').getByLabel('Move Not by hand to').selectOption({ label: 'Converted' })
    await column(page, 'Converted').getByText('A lead becomes converted by converting it.').waitFor()
    expect(await statusOf(id)).toBe('new')
  })
})

test('what a colleague changes shows at once, without a move of one’s own being lost', async () => {
  const company = 'Together'
  const id = await crm.lead({ name: 'Shared card', company }, 'lin')
  await crm.lead({ name: 'Other card', company }, 'lin')
  const mine = await crm.come('lin', board(company))
  const theirs = await crm.come('ma', board(company))
  await soon(() => cards(theirs, 'New')).toEqual(['Other card', 'Shared card'])
  await soon(() => cards(mine, 'New')).toEqual(['Other card', 'Shared card'])
  await card(theirs, 'Shared card').dragTo(column(theirs, 'Working').locator('ul'))
  await soon(() => cards(mine, 'Working')).toEqual(['Shared card'])
  await soon(() => column(mine, 'New').locator('h2 .n').innerText()).toBe('1')
  await crm.lead({ name: 'New card', company }, 'lin')
  await soon(() => cards(mine, 'New')).toEqual(['New card', 'Other card'])
  await crm.call('leads.delete', { id })
  await soon(() => cards(mine, 'Working')).toEqual([])
  await soon(() => cards(theirs, 'Working')).toEqual([])
})
