import { freshDatabase } from '@kith/kernel/testing'
import type { Page } from '@kith/testing/browser'
import { expect, test } from 'vitest'
import { focused, openCrm, row, soon, tabTo } from './crm.ts'

const crm = openCrm({ database: freshDatabase })

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Convert' })
const option = (page: Page, name: string | RegExp) => dialog(page).getByRole('radio', { name })
const make = async (path: string, values: object) => (await crm.call(`${path}.create`, values)).id

test('what is certain is chosen and stands beside the lead; the keyboard alone converts', async () => {
  const owner = crm.id('lin')
  const account = await make('accounts', { name: 'Nordgrus AB', email: 'office@nordgrus.example', owner })
  const contact = await make('accounts.contacts', {
    name: 'Jonas Lindqvist',
    email: 'jonas@nordgrus.example',
    account,
    owner,
  })
  const id = await crm.lead(
    {
      name: 'J. Lindqvist',
      kind: 'organisation',
      company: 'Nordgrus AB',
      email: 'jonas@nordgrus.example',
      phone: '+46812345678',
    },
    'lin',
  )
  const page = await crm.come('lin', '#/leads')
  await row(page, 'J. Lindqvist').waitFor()
  await page.keyboard.press('j')
  await soon(() => focused(page)).toBe('J. Lindqvist')
  await page.keyboard.press('Enter')
  await page.locator('h1:visible', { hasText: 'J. Lindqvist' }).waitFor()
  await page
    .locator('kith-record')
    .getByRole('button', { name: /^Convert/ })
    .waitFor()
  await page.keyboard.press('c')
  await soon(() => option(page, /^Use Jonas Lindqvist/).isChecked()).toBe(true)
  expect(await option(page, /^Use Nordgrus AB/).isChecked()).toBe(true)
  const compared = dialog(page).locator('.comparison').last()
  await soon(() => compared.locator('tr', { hasText: 'Name' }).innerText()).toMatch(/J\. Lindqvist\s+Jonas Lindqvist/)
  expect(await compared.locator('tr', { hasText: 'E-mail' }).getAttribute('class')).toContain('same')
  const will = dialog(page).locator('.will')
  expect(await will.innerText()).toMatch(/the lead goes to the account Nordgrus AB.*contact Jonas Lindqvist\./i)
  // By its number another line, and the one before again.
  await page.keyboard.press('2')
  await soon(() => option(page, /^Use Nordgrus AB/).isChecked()).toBe(false)
  expect(await will.innerText()).toMatch(/a new account/i)
  await page.keyboard.press('1')
  await soon(() => option(page, /^Use Nordgrus AB/).isChecked()).toBe(true)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Lead converted').waitFor()
  await page.locator('h1:visible', { hasText: 'Nordgrus AB' }).waitFor()
  expect(await crm.call('leads.get', { id })).toMatchObject({
    status: 'converted',
    convertedAccount: account,
    convertedContact: contact,
  })
  expect(page.url()).toContain(`#/accounts/${account}`)
})

test('what was not known is made; the account says which lead it came from', async () => {
  const company = 'Hartfield Quarries'
  const id = await crm.lead({ name: 'Amelia Hart', kind: 'organisation', company, email: 'a@hart.example' }, 'lin')
  const page = await crm.come('lin', `#/leads/${id}`)
  await page
    .locator('kith-record')
    .getByRole('button', { name: /^Convert/ })
    .click()
  await soon(() =>
    option(page, `New account: ${company} 1`)
      .or(option(page, /^New account/))
      .first()
      .isChecked(),
  ).toBe(true)
  await dialog(page)
    .getByRole('button', { name: /^Convert/ })
    .click()
  await page.locator('h1:visible', { hasText: company }).waitFor()
  const path = page.locator('.path')
  await path.getByRole('link', { name: 'Amelia Hart' }).waitFor()
  expect(await path.locator('li').last().innerText()).toContain(company)
  await path.getByRole('link', { name: 'Amelia Hart' }).click()
  await page.locator('h1:visible', { hasText: 'Amelia Hart' }).waitFor()
  await page.locator('kith-record').getByText('Converted', { exact: true }).first().waitFor()
  // It is over: nothing offers to convert it again.
  expect(
    await page
      .locator('kith-record')
      .getByRole('button', { name: /^Convert/ })
      .count(),
  ).toBe(0)
  await page.keyboard.press('c')
  expect(await dialog(page).count()).toBe(0)
})

test('R8: what other modules make of it has numbers too, also after a click beside the lines', async () => {
  const id = await crm.lead({ name: 'Ines Wolf', email: 'ines@wolf.example', message: 'Two cranes' }, 'lin')
  const page = await crm.come('lin', `#/leads/${id}`)
  await page
    .locator('kith-record')
    .getByRole('button', { name: /^Convert/ })
    .click()
  const made = option(page, /^New opportunity/)
  await made.waitFor()
  const without = option(page, /^No opportunity/)
  expect(await without.isChecked()).toBe(true)
  await dialog(page).locator('.will').click()
  await page.keyboard.press('5')
  await soon(() => made.isChecked()).toBe(true)
  await dialog(page).locator('.will').click()
  await page.keyboard.press('6')
  await soon(() => without.isChecked()).toBe(true)
  await page.keyboard.press('4')
  await soon(() => option(page, /^No contact/).isChecked()).toBe(true)
})

test('that somebody else converted meanwhile is refused in words, and the dialog stays', async () => {
  crm.expects(/status of 4\d\d/)
  const id = await crm.lead({ name: 'Twice', email: 'twice@example.org' }, 'lin')
  const page = await crm.come('lin', `#/leads/${id}`)
  await page
    .locator('kith-record')
    .getByRole('button', { name: /^Convert/ })
    .click()
  await dialog(page).locator('.will').waitFor()
  await crm.as('lin')('leads.convert', { id })
  await tabTo(page, /^Convert/)
  await page.keyboard.press('Enter')
  await dialog(page).getByText('This lead is converted already.').waitFor()
  expect(await dialog(page).getByRole('alert').innerText()).toBe('This lead is converted already.')
})

test('nothing is not converted to, and Esc leaves everything as it was', async () => {
  const id = await crm.lead({ name: 'Not yet', email: 'not-yet@example.org' }, 'lin')
  const page = await crm.come('lin', `#/leads/${id}`)
  await page
    .locator('kith-record')
    .getByRole('button', { name: /^Convert/ })
    .click()
  await option(page, /^No account/).check()
  await option(page, /^No contact/).check()
  await dialog(page).locator('.will', { hasText: 'Choose at least one.' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await soon(() => focused(page)).toMatch(/^Convert/)
  expect(await crm.call('leads.get', { id })).toMatchObject({ status: 'new', convertedAt: null })
})
