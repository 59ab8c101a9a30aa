import type { Page } from '@kith/testing/browser'
import { expect, test } from 'vitest'
import { leadsWhere, openCrm, row, soon } from './crm.ts'
import { house } from './house.ts'

const crm = openCrm({ plugins: [house] })

const tally = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Decisions/ })
    .locator('.count')
    .allInnerTexts()
const urgent = async (page: Page, name: string) => {
  await row(page, name).locator('td[data-field=priority]').dblclick()
  await row(page, name).locator('td[data-field=priority] select').selectOption('high')
}

test('a held change shows to who decides at once, with its number; approved, it is made; rejected, it is not', async () => {
  const company = 'Held'
  const ids = {
    yes: await crm.lead({ name: 'Say yes', company }, 'lin'),
    no: await crm.lead({ name: 'Say no', company }, 'lin'),
  }
  const mine = await crm.come('lin', leadsWhere({ company }, '&columns=priority,status'))
  const theirs = await crm.come('ma', '#/-/decisions')
  await theirs.getByText('Nothing waits for your decision.').waitFor()
  expect(await tally(theirs)).toEqual([])

  await urgent(mine, 'Say yes')
  await mine.getByText('This waits for a decision: Say yes is to go before the others.').waitFor()
  await soon(() => row(mine, 'Say yes').locator('td[data-field=priority]').innerText()).toBe('Normal')
  const first = theirs.getByRole('article', { name: 'Say yes is to go before the others.' })
  await first.waitFor()
  await soon(() => tally(theirs)).toEqual(['1'])
  await first.getByText('Lin Wei asks').waitFor()
  expect((await first.getByRole('row', { name: /Priority/ }).innerText()).split(/\s+/)).toEqual([
    'Priority',
    'Normal',
    'High',
  ])
  await urgent(mine, 'Say no')
  await soon(() => tally(theirs)).toEqual(['2'])

  // Who asked does not decide it himself.
  await mine.goto(`${crm.url}/#/-/decisions`)
  await mine.locator('kith-decisions').waitFor()
  await mine.getByRole('heading', { name: 'You asked for' }).waitFor()
  expect(await mine.getByRole('article').count()).toBe(2)
  expect(await tally(mine)).toEqual([])
  expect(await mine.getByRole('button', { name: /^Approve/ }).count()).toBe(0)

  await first.focus()
  await theirs.keyboard.press('y')
  await theirs.getByText('Approved', { exact: true }).first().waitFor()
  await soon(async () => (await crm.call('leads.get', { id: ids.yes })).priority).toBe('high')
  await soon(() => tally(theirs)).toEqual(['1'])

  const second = theirs.getByRole('article', { name: 'Say no is to go before the others.' })
  await second.getByRole('button', { name: /^Reject/ }).click()
  await second.getByLabel('Why, for who asked').fill('Others wait longer.')
  await second.getByRole('button', { name: 'Reject', exact: true }).click()
  await theirs.getByText('Rejected', { exact: true }).first().waitFor()
  await soon(() => tally(theirs)).toEqual([])
  expect(await crm.call('leads.get', { id: ids.no })).toMatchObject({ priority: 'normal' })

  // Who asked sees what became of it, and why.
  await mine.getByText('Others wait longer.').waitFor()
  const past = mine.locator('kith-decisions .past li')
  await soon(async () => (await past.allInnerTexts()).map(text => text.split('\n')[0])).toEqual([
    'Rejected',
    'Approved',
  ])
  await mine.goto(`${crm.url}/${leadsWhere({ company }, '&columns=priority,status')}`)
  await soon(() => row(mine, 'Say yes').locator('td[data-field=priority]').innerText()).toBe('High')
  await soon(() => row(mine, 'Say no').locator('td[data-field=priority]').innerText()).toBe('Normal')
})

test('a contact is deleted with a manager’s approval, as the module of accounts asks', async () => {
  const { id } = await crm.call('accounts.contacts.create', { name: 'To be deleted', owner: crm.id('lin') })
  const mine = await crm.come('lin', `#/accounts.contacts/${id}`)
  const theirs = await crm.come('ma', '#/-/today')
  await mine.getByRole('button', { name: 'More actions' }).click()
  await mine.getByRole('menuitem', { name: 'Delete' }).click()
  await mine.getByText('This waits for a decision: A contact is deleted with a manager’s approval.').waitFor()
  await soon(() => tally(theirs)).toEqual(['1'])
  await theirs
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Decisions/ })
    .click()
  const decision = theirs.getByRole('article')
  await decision.getByText('To be deleted').waitFor()
  await decision.getByRole('button', { name: /^Approve/ }).click()
  await mine.getByText('This was deleted while you looked at it.').waitFor()
})
