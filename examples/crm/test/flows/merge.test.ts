import { expect, test } from 'vitest'
import { focused, openCrm, soon, tabTo } from './crm.ts'

const crm = openCrm()

test('two contacts are merged with the keyboard alone, and given back', async () => {
  const owner = crm.id('lin')
  const make = async (path: string, values: object) => (await crm.call(`${path}.create`, { ...values, owner })).id
  const account = await make('accounts', { name: 'Betão Norte' })
  const email = 'ines@betao.example.pt'
  const id = await make('accounts.contacts', { name: 'Inês Cardoso', email, title: 'Buyer', account })
  const other = await make('accounts.contacts', { name: 'Ines Cardoso', email, title: 'Head of buying' })
  const page = await crm.come('ma', '#/leads')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('navigation', { name: 'Views' }).waitFor()
  await press('/')
  await page.locator('kith-palette').getByRole('combobox').waitFor()
  await page.keyboard.type('Inês')
  const hit = page.locator('kith-palette [aria-selected=true]')
  await soon(() => page.locator('kith-palette').getByRole('group', { name: 'Found' }).getByRole('option').count()).toBe(
    2,
  )
  if (!(await hit.innerText()).includes('Inês')) await press('ArrowDown')
  await soon(() => hit.innerText()).toContain('Inês Cardoso')
  await press('Enter')
  await page.locator('h1:visible', { hasText: 'Inês Cardoso' }).waitFor()
  await page.getByRole('button', { name: 'More actions' }).waitFor()
  await tabTo(page, 'More actions')
  await press('Enter')
  const item = page.getByRole('menuitem', { name: 'Find and merge duplicates' })
  await item.waitFor()
  for (let n = 0; n < 8 && !(await item.evaluate(one => one.matches(':focus'))); n++) await press('ArrowDown')
  await press('Enter')
  await page.getByRole('dialog', { name: 'Find and merge duplicates' }).waitFor()
  await soon(() => focused(page)).toContain('Ines Cardoso')
  await press('Enter')
  const title = page.locator('kith-merge tr', { hasText: 'Job title' }).getByRole('radio')
  await title.first().waitFor()
  for (let n = 0; n < 20 && !(await title.first().evaluate(one => one.matches(':focus'))); n++) await press('Tab')
  await press('ArrowRight')
  expect(await title.nth(1).isChecked()).toBe(true)
  await tabTo(page, 'Merge')
  await press('Enter')
  await page.getByText('“Ines Cardoso” merged into “Inês Cardoso”').waitFor()
  expect(await crm.call('accounts.contacts.get', { id })).toMatchObject({
    name: 'Inês Cardoso',
    title: 'Head of buying',
    account,
  })
  expect((await crm.call('accounts.contacts.get', { id: other })).id).toBe(id)
  await page.getByText('Head of buying').first().waitFor()
  // The focus is on the page still: the next key is heard.
  await press('z')
  await page.getByText('Undone').waitFor()
  expect((await crm.call('accounts.contacts.get', { id: other })).id).toBe(other)
  expect(await crm.call('accounts.contacts.get', { id })).toMatchObject({ title: 'Buyer' })
})
