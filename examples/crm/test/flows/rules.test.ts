import type { Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { openCrm, soon } from './crm.ts'

const crm = openCrm()

const ruleNames = (page: Page) => page.locator('kith-leads-rules .rules .rule > a').allInnerTexts()
const stored = async () => {
  const { rows } = await crm.call<{ rows: { name: string }[] }>('leads.rules.list', { sort: ['position', 'createdAt'] })
  return rows.map(({ name }) => name)
}

describe('the assignment rules', () => {
  test('are a manager’s: he tries them on the newest leads, and moves one', async () => {
    const wants = { size: '201-1000', industry: 'mining' }
    const id = await crm.lead({ name: 'Mining lead', kind: 'organisation', company: 'Vega', ...wants }, 'lin')
    const page = await crm.come('ma', '#/leads/-/rules')
    await page.getByRole('link', { name: 'Large mining companies' }).waitFor()
    const before = await ruleNames(page)
    expect(before).toEqual(await stored())
    await page.getByRole('button', { name: 'Try on the newest leads' }).click()
    const result = page.getByRole('region', { name: 'What would come of it' })
    const line = result.getByRole('row', { name: /Mining lead/ })
    await line.getByText('Large mining companies').waitFor()
    expect(await line.innerText()).toMatch(/Lin Wei\s+Chen Bo/)
    expect(
      await page.getByText(/^Of the newest \d+ leads, \d+ would go to somebody else\. Nothing was changed\.$/).count(),
    ).toBe(1)
    expect(await crm.call('leads.get', { id })).toMatchObject({ owner: crm.id('lin') })

    await page.getByRole('button', { name: 'Move By region up' }).click()
    const at = before.indexOf('By region')
    const moved = before.toSpliced(at, 1).toSpliced(at - 1, 0, 'By region')
    await soon(stored).toEqual(moved)
    await soon(() => ruleNames(page)).toEqual(moved)
    await soon(() =>
      page.locator('kith-leads-rules .rules li').first().getByRole('button', { name: /up$/ }).isDisabled(),
    ).toBe(true)
    await page.getByRole('button', { name: 'Move By region down' }).click()
    await soon(stored).toEqual(before)

    // Faster than it is stored.
    for (const way of ['up', 'down', 'down']) {
      await page.getByRole('button', { name: `Move By region ${way}` }).click()
    }
    const lower = before.toSpliced(at, 1).toSpliced(at + 1, 0, 'By region')
    await soon(stored).toEqual(lower)
    await soon(() => ruleNames(page)).toEqual(lower)
    await page.getByRole('button', { name: 'Move By region up' }).click()
    await soon(stored).toEqual(before)
  })

  test('a new one is made from there, and is asked from then on', async () => {
    const page = await crm.come('ma', '#/leads/-/rules')
    await page.getByRole('button', { name: 'New assignment rule' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^Name/).first().fill('Everything to the pool')
    await dialog.getByLabel('Who gets the lead').selectOption({ label: 'The lead pool' })
    await dialog.getByLabel('Position').fill('1')
    await dialog.getByRole('button', { name: /^New assignment rule/ }).click()
    await page.locator('h1:visible', { hasText: 'Everything to the pool' }).waitFor()
    const id = await crm.lead({ name: 'Goes to the pool', kind: 'organisation', region: 'overseas' })
    expect(await crm.call('leads.get', { id })).toMatchObject({ owner: null, ruleName: 'Everything to the pool' })
    const { rows } = await crm.call<{ rows: { id: string }[] }>('leads.rules.list', {
      where: { name: 'Everything to the pool' },
    })
    await crm.call('leads.rules.delete', { id: rows[0]?.id })
  })

  test('are not shown to a salesperson, neither in the navigation nor at their address', async () => {
    const page = await crm.come('lin', '#/leads/-/rules')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    const navigation = page.getByRole('navigation', { name: 'Main' })
    expect(await navigation.getByRole('link', { name: 'Assignment rules' }).count()).toBe(0)
    expect(await navigation.getByRole('link', { name: 'All reports' }).count()).toBe(1)
    await page.keyboard.press('/')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.type('assignment')
    await page.getByText('Nothing matches. Fewer letters find more.').waitFor()
  })
})
