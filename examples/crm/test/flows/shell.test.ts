import type { Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { focused, leadsWhere, names, openCrm, row, soon } from './crm.ts'

const crm = openCrm()

const heading = (page: Page, name: string) => page.locator('h1:visible', { hasText: name }).waitFor()
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
const selected = (page: Page) => palette(page).locator('[role=option][aria-selected=true]')

describe('a new record', () => {
  test('is begun by N where one is, filled in with the keyboard, and stands open', async () => {
    const page = await crm.come('lin', '#/leads')
    await page.getByRole('navigation', { name: 'Views' }).waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'New lead' })
    await dialog.getByLabel(/^Name/).first().waitFor()
    await soon(() =>
      dialog
        .getByLabel(/^Name/)
        .first()
        .evaluate(one => one.matches(':focus')),
    ).toBe(true)
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('Enter a value.').first().waitFor()
    await dialog.getByLabel(/^Name/).first().focus()
    await page.keyboard.type('Made by keys')
    await page.keyboard.press('Control+Enter')
    await heading(page, 'Made by keys')
    const { rows } = await crm.call<{ rows: { owner: string | null }[] }>('leads.list', {
      where: { name: 'Made by keys' },
    })
    expect(rows).toHaveLength(1)
    await page.keyboard.press('Escape')
    await heading(page, 'Leads')
  })

  test('is of a kind that one may add, from anywhere', async () => {
    const page = await crm.come('lin', '#/-/today')
    await heading(page, 'Today')
    await page.keyboard.press('n')
    const kinds = page.getByRole('group', { name: 'What it is' })
    await kinds.getByRole('button', { name: 'Account' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Website').waitFor()
    await dialog.getByLabel(/^Name/).first().fill('From Today Ltd')
    await dialog.getByRole('button', { name: /^New account/ }).click()
    await heading(page, 'From Today Ltd')
    expect(page.url()).toContain('#/accounts/')
  })
})

describe('search and commands', () => {
  test('find Chinese names and others as they are typed; arrows move, Enter opens', async () => {
    const id = await crm.lead({ name: '欧阳娜娜', company: '华东路桥集团' }, 'lin')
    await crm.lead({ name: '欧阳修', company: '庐陵书院' }, 'lin')
    await crm.lead({ name: '欧阳询', company: '别人的线索' }, 'chen')
    await crm.call('kernel.search', { text: '欧阳' })
    const page = await crm.come('lin', '#/leads')
    await row(page, '欧阳娜娜').waitFor()
    await page.keyboard.press('/')
    await palette(page).getByRole('combobox').waitFor()
    await page.keyboard.type('欧阳')
    const found = palette(page).getByRole('group', { name: 'Found' })
    await soon(async () => (await found.getByRole('option').allInnerTexts()).length).toBe(2)
    expect(await found.innerText()).not.toContain('欧阳询')
    await soon(() => found.locator('mark').first().innerText()).toBe('欧阳')
    await page.keyboard.type('娜')
    await soon(() => selected(page).innerText()).toContain('欧阳娜娜')
    await page.keyboard.press('Enter')
    await heading(page, '欧阳娜娜')
    expect(page.url()).toContain(id)
    await palette(page).waitFor({ state: 'detached' })
  })

  test('open by Ctrl-K also where one types, lead to pages, and give the focus back', async () => {
    const page = await crm.come('ma', '#/leads')
    await page.getByRole('navigation', { name: 'Views' }).waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await page.keyboard.type('assignment')
    await soon(() => selected(page).innerText()).toContain('Assignment rules')
    await page.keyboard.press('Enter')
    await heading(page, 'Assignment rules')
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await soon(() => palette(page).getByRole('option').count()).toBeGreaterThan(3)
    const first = await selected(page).innerText()
    await page.keyboard.press('ArrowDown')
    await soon(() => selected(page).innerText()).not.toBe(first)
    await page.keyboard.press('ArrowUp')
    await soon(() => selected(page).innerText()).toBe(first)
    await page.keyboard.press('Escape')
    await palette(page).waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await palette(page).getByRole('combobox').waitFor()
    await page.keyboard.type('no such thing at all')
    await palette(page).getByText('Nothing matches. Fewer letters find more.').waitFor()
  })
})

describe('keys', () => {
  test('G and a letter go, again to the next of that letter, ? lists them, and Esc closes the list', async () => {
    const page = await crm.come('lin', '#/leads')
    await page.getByRole('navigation', { name: 'Views' }).waitFor()
    const go = async (letter: string, name: string) => {
      await page.keyboard.press('g')
      await page.keyboard.press(letter)
      await heading(page, name)
    }
    await go('t', 'Today')
    await go('d', 'Decisions')
    await go('s', 'Settings')
    await go('a', 'Accounts')
    await go('a', 'Activities')
    await go('l', 'Leads')
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keys' })
    await list.getByText('Search and commands').waitFor()
    await list.getByText('Convert').waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })

  test('switched off do nothing, also after a return; Ctrl-K and Esc still do', async () => {
    await crm.lead({ name: 'Quiet keys' }, 'lin')
    const page = await crm.come('lin', '#/-/settings')
    await page.getByRole('checkbox', { name: 'Single keys do something' }).uncheck()
    await page.goto(`${crm.url}/#/leads`)
    await page.reload()
    await row(page, 'Quiet keys').waitFor()
    for (const key of ['j', 'n', '/', '?', 'g', 't', 'f', 'x', 'e']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.locator('kith-filter-editor').count()).toBe(0)
    expect(await focused(page)).not.toBe('Quiet keys')
    expect(page.url()).toMatch(/#\/leads$/)
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await page.keyboard.press('Escape')
    await palette(page).waitFor({ state: 'detached' })
    await row(page, 'Quiet keys').getByRole('link').click()
    await heading(page, 'Quiet keys')
    await page.keyboard.press('Escape')
    await heading(page, 'Leads')
    await page.goto(`${crm.url}/#/-/settings`)
    await page.getByRole('checkbox', { name: 'Single keys do something' }).check()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await heading(page, 'Leads')
  })
})

describe('an address', () => {
  test('says the filter and the sort: it opens the same list elsewhere', async () => {
    const company = 'Deep Links'
    for (const name of ['B', 'A', 'C']) await crm.lead({ name, company }, 'lin')
    const page = await crm.come('lin', leadsWhere({ company }, '&sort=name'))
    await soon(() => names(page)).toEqual(['A', 'B', 'C'])
    const elsewhere = await crm.come('ma', new URL(page.url()).hash)
    await soon(() => names(elsewhere)).toEqual(['A', 'B', 'C'])
    await page.reload()
    await soon(() => names(page)).toEqual(['A', 'B', 'C'])
  })

  test('from a record back to the same row, as far down, by the browser, by Esc and by the crumb', async () => {
    const company = 'Far Down'
    for (let n = 0; n < 60; n++) await crm.lead({ name: `Row ${String(n).padStart(2, '0')}`, company }, 'lin')
    const page = await crm.come('lin', leadsWhere({ company }))
    await row(page, 'Row 59').waitFor()
    const scroller = page.locator('kith-list .scroller')
    const top = () => scroller.evaluate(element => element.scrollTop)
    const where = () => new URLSearchParams(page.url().split('?')[1]).get('where')
    const ways = [
      () => page.goBack(),
      () => page.keyboard.press('Escape'),
      () => page.locator('kith-record .crumb a.back').click(),
    ]
    for (const back of ways) {
      await scroller.evaluate(element => element.scrollTo(0, 1_000))
      const target = page.getByRole('link', { name: 'Row 30', exact: true })
      await target.scrollIntoViewIfNeeded()
      const before = await top()
      expect(before).toBeGreaterThan(0)
      await target.click()
      await heading(page, 'Row 30')
      await back()
      await soon(() => focused(page)).toBe('Row 30')
      expect(await top()).toBe(before)
      expect(where()).toBe(JSON.stringify({ company }))
    }
  })

  test('of a record opens it by itself, and its crumb leads to the whole list', async () => {
    const id = await crm.lead({ name: 'Alone', company: 'Alone Ltd' }, 'lin')
    const page = await crm.come('lin', `#/leads/${id}`)
    await heading(page, 'Alone')
    await page.keyboard.press('Escape')
    await heading(page, 'Leads')
    await row(page, 'Alone').waitFor()
    crm.expects(/status of 404/)
    await page.goto(`${crm.url}/#/nothing/here`)
    await heading(page, 'There is no such page')
    await page.goto(`${crm.url}/#/leads?where=%7Bbroken`)
    await row(page, 'Alone').waitFor()
  })
})
