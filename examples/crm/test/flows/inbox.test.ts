import { readFile } from 'node:fs/promises'
import { freshDatabase } from '@kith/kernel/testing'
import { accessibilityViolations, intercept, type Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { focused, leadsWhere, names, onRow, openCrm, row, soon, tabTo } from './crm.ts'

const crm = openCrm({ database: freshDatabase })

const stored = (id: string) => crm.call('leads.get', { id })
const ownerOf = async (id: string) => (await stored(id)).owner
/** The leads of one firm, as somebody lists them. */
const ofFirm = (company: string, more = '') => leadsWhere({ company }, more)
const bar = (page: Page) => page.locator('kith-filter-bar')
const editor = (page: Page) => page.locator('kith-filter-editor')
const bulk = (page: Page) => page.getByRole('toolbar', { name: 'What to do with what is selected' })

describe('the inbox of a salesperson', () => {
  test('has his own leads and the pool, and nobody else’s', async () => {
    const company = 'Harbour Works'
    await crm.lead({ name: 'Mine', company }, 'lin')
    await crm.lead({ name: 'Pooled', company })
    const theirs = await crm.lead({ name: 'Theirs', company }, 'chen')
    const page = await crm.come('lin', ofFirm(company))
    await soon(() => names(page)).toEqual(['Pooled', 'Mine'])
    await soon(() => page.locator('kith-list .total').innerText()).toBe('2 in all')
    crm.expects(/status of 40[34]/)
    await page.goto(`${crm.url}/#/leads/${theirs}`)
    await page.getByText('There is nothing at this address, or you may not see it.').first().waitFor()
    const manager = await crm.come('ma', ofFirm(company))
    await soon(() => names(manager)).toEqual(['Pooled', 'Mine'])
    const marketing = await crm.come('mei', ofFirm(company))
    await soon(() => names(marketing)).toEqual(['Theirs', 'Pooled', 'Mine'])
    expect(await marketing.getByRole('button', { name: 'Claim' }).count()).toBe(0)
  })

  test('claims from the row, from the record, and several at once', async () => {
    const company = 'Pool & Co'
    const ids: Record<string, string> = {}
    for (const name of ['One', 'Two', 'Three', 'Four']) ids[name] = await crm.lead({ name, company })
    const lin = crm.id('lin')
    const page = await crm.come('lin', ofFirm(company))
    await row(page, 'One').getByRole('button', { name: 'Claim' }).click()
    await row(page, 'One').getByText('Lin Wei').waitFor()
    expect(await ownerOf(ids.One as string)).toBe(lin)

    await page.getByRole('link', { name: 'Two', exact: true }).click()
    await page.locator('kith-record').getByRole('button', { name: 'Claim' }).click()
    await soon(() => ownerOf(ids.Two as string)).toBe(lin)
    await page.locator('kith-record').getByRole('button', { name: 'Claim' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await soon(() => focused(page)).toBe('Two')

    for (const name of ['Three', 'Four']) await row(page, name).getByRole('checkbox').check()
    await bulk(page).getByRole('button', { name: 'Claim' }).click()
    await page.getByText('Claim: 2.').waitFor()
    for (const name of ['Three', 'Four']) expect(await ownerOf(ids[name] as string)).toBe(lin)
    await row(page, 'Four').getByText('Lin Wei').waitFor()
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    for (const name of ['Three', 'Four'])
      expect(await stored(ids[name] as string)).toMatchObject({ owner: null, status: 'new' })
    await row(page, 'Four').getByRole('button', { name: 'Claim' }).waitFor()
  })

  test('two who claim the same lead: one has it, the other is told in words', async () => {
    const company = 'Race Ltd'
    const id = await crm.lead({ name: 'Wanted', company })
    crm.expects(/status of 4\d\d/)
    const page = await crm.come('lin', ofFirm(company))
    await row(page, 'Wanted').waitFor()
    // His page does not hear of it: the line is cut.
    await intercept(page, '**/trpc/leads.claim*', async route => {
      await crm.as('chen')('leads.claim', { id })
      await route.continue()
    })
    await row(page, 'Wanted').getByRole('button', { name: 'Claim' }).click()
    await page.getByText('There is nothing at this address, or you may not see it.').waitFor()
    expect(await ownerOf(id)).toBe(crm.id('chen'))
    await row(page, 'Wanted').waitFor({ state: 'detached' })
  })
})

describe('a filter', () => {
  test('is built with the mouse, and each part can be changed and taken out', async () => {
    const company = 'Mouse Filters'
    await crm.lead({ name: 'A new one', company }, 'lin')
    await crm.lead({ name: 'At work', company, status: 'working' }, 'lin')
    await crm.lead({ name: 'Fit', company, status: 'qualified' }, 'lin')
    const page = await crm.come('lin', ofFirm(company))
    await soon(() => names(page)).toEqual(['Fit', 'At work', 'A new one'])
    await bar(page).getByRole('button', { name: 'Filter', exact: true }).click()
    await editor(page).getByLabel('Field', { exact: true }).selectOption({ label: 'Status' })
    await editor(page).getByLabel('How it is compared').selectOption({ label: 'is one of' })
    await editor(page).getByLabel('Working').check()
    await editor(page).getByLabel('Qualified', { exact: true }).check()
    await editor(page).getByRole('button', { name: 'Apply' }).click()
    await soon(() => names(page)).toEqual(['Fit', 'At work'])
    expect(decodeURIComponent(page.url())).toContain('working')
    await bar(page)
      .getByRole('button', { name: /^Status/ })
      .click()
    await editor(page).getByLabel('Working').uncheck()
    await editor(page).getByRole('button', { name: 'Apply' }).click()
    await soon(() => names(page)).toEqual(['Fit'])
    await page.goBack()
    await soon(() => names(page)).toEqual(['Fit', 'At work'])
    await bar(page)
      .getByRole('button', { name: /^Take out: Status/ })
      .click()
    await soon(() => names(page)).toEqual(['Fit', 'At work', 'A new one'])
  })

  test('of groups, with values in a list, opens as it was made and is changed', async () => {
    const company = 'Grouped Filters'
    await crm.lead({ name: 'North', company, region: 'north-china', status: 'working' }, 'lin')
    await crm.lead({ name: 'East', company, region: 'east-china' }, 'lin')
    await crm.lead({ name: 'Mine', company, region: 'overseas', industry: 'mining' }, 'lin')
    await crm.lead({ name: 'Farm', company, region: 'overseas', industry: 'farming' }, 'lin')
    const asked = {
      company,
      any: [
        { region: { in: ['north-china', 'east-china'] } },
        { region: 'overseas', not: { any: [{ industry: 'mining' }, { status: 'working' }] } },
      ],
    }
    const page = await crm.come('lin', `#/leads?where=${encodeURIComponent(JSON.stringify(asked))}`)
    await soon(() => names(page)).toEqual(['Farm', 'East', 'North'])
    await bar(page)
      .getByRole('button', { name: /^Region is one of/ })
      .click()
    const part = (name: string) => editor(page).getByRole('group', { name, exact: true })
    const values = part('Condition 1').getByLabel('Values, one a line')
    expect(await values.inputValue()).toBe('north-china\neast-china')
    await values.fill('north-china')
    expect(await part('Group 2.2').getByLabel('Which of these must hold').first().inputValue()).toBe('none')
    await part('Group 2.2').getByRole('button', { name: 'Remove: Condition 2.2.1', exact: true }).click()
    await part('Group 2').getByLabel('Which of these must hold').first().selectOption('any')
    await editor(page).getByRole('button', { name: 'Add group' }).last().click()
    await part('Condition 3.1').getByLabel('Field', { exact: true }).selectOption({ label: 'Name' })
    await part('Condition 3.1').getByLabel('Value', { exact: true }).fill('East')
    expect(await accessibilityViolations(page)).toEqual([])
    await editor(page).getByRole('button', { name: 'Apply' }).click()
    await soon(() => JSON.parse(new URLSearchParams(page.url().split('?')[1]).get('where') ?? '{}')).toEqual({
      company,
      any: [
        { region: { in: ['north-china'] } },
        { any: [{ region: { eq: 'overseas' } }, { not: { status: { in: ['working'] } } }] },
        { name: { contains: 'East' } },
      ],
    })
    await soon(() => names(page)).toEqual(['Farm', 'Mine', 'East', 'North'])
  })

  test('is built with the keyboard alone, saved as a view, shared, and used by another', async () => {
    const company = 'Keyboard Filters'
    await crm.lead({ name: 'Fresh', company }, 'lin')
    await crm.lead({ name: 'Under way', company, status: 'working' }, 'lin')
    await crm.lead({ name: 'Of Chen', company, status: 'working' }, 'chen')
    const page = await crm.come('lin', ofFirm(company))
    await soon(() => names(page)).toEqual(['Under way', 'Fresh'])
    await page.keyboard.press('f')
    await soon(() => focused(page)).toBe('Field')
    // The first choice of the list is its status, as it stands there: 'Status' by its letters.
    await page.keyboard.type('Status')
    await tabTo(page, 'How it is compared')
    await page.keyboard.type('is one of')
    await page.keyboard.press('Tab')
    const working = editor(page).getByLabel('Working')
    for (let n = 0; n < 8 && !(await working.evaluate(box => box.matches(':focus'))); n++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await soon(() => names(page)).toEqual(['Under way'])

    await page.getByText('Not saved').waitFor()
    await tabTo(page, 'Save as a new view')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Name').waitFor()
    await page.keyboard.type('At work at Keyboard')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('At work at Keyboard saved').waitFor()
    const view = (of: Page) =>
      of.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^At work at Keyboard/ })
    await view(page).waitFor()
    await page.getByText('Not saved').waitFor({ state: 'detached' })

    const manager = await crm.come('ma', '#/leads')
    await view(manager).click()
    await soon(() => names(manager)).toEqual(['Under way'])
    await manager.getByRole('button', { name: 'More for this view' }).click()
    await manager.getByRole('menuitem', { name: 'Save as a new view' }).waitFor()
    expect(await manager.getByRole('menuitem', { name: 'Delete view' }).count()).toBe(0)
    const other = await crm.come('chen', '#/leads')
    await other.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^All/ }).waitFor()
    expect(await view(other).count()).toBe(0)

    await page.getByRole('button', { name: 'More for this view' }).click()
    await page.getByRole('menuitem', { name: 'Delete view' }).click()
    await page.getByText('At work at Keyboard deleted').waitFor()
    await view(manager).waitFor({ state: 'detached' })
  })

  test('is an administrator’s to share with everybody; each sees of it what he may', async () => {
    const company = 'Views of all'
    await crm.lead({ name: 'Of Lin', company }, 'lin')
    await crm.lead({ name: 'Of Chen', company }, 'chen')
    const boss = await crm.come('ann', ofFirm(company))
    await boss.getByRole('button', { name: 'Save as a new view' }).click()
    await boss.getByRole('dialog').getByLabel('Name').fill('All of that firm')
    await boss.getByRole('dialog').getByLabel('For everybody').check()
    await boss.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
    await boss.getByText('All of that firm saved').waitFor()
    const page = await crm.come('chen', '#/leads')
    await page.getByRole('link', { name: /^All of that firm/ }).click()
    await soon(() => names(page)).toEqual(['Of Chen'])
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await page.getByRole('button', { name: 'Save as a new view' }).click()
    await page.getByRole('dialog').getByLabel('For me').waitFor()
    expect(await page.getByRole('dialog').getByRole('radio').count()).toBe(1)
  })
})

describe('a list', () => {
  test('is sorted by a heading: one way, the other, newest first again', async () => {
    const company = 'Sorted'
    for (const name of ['Bea', 'Cid', 'Ada']) await crm.lead({ name, company }, 'lin')
    const page = await crm.come('lin', ofFirm(company))
    await soon(() => names(page)).toEqual(['Ada', 'Cid', 'Bea'])
    const head = page.getByRole('columnheader', { name: 'Name' })
    const press = () => head.getByRole('button').click()
    await press()
    await soon(() => names(page)).toEqual(['Ada', 'Bea', 'Cid'])
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    await press()
    await soon(() => names(page)).toEqual(['Cid', 'Bea', 'Ada'])
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    await press()
    await soon(() => names(page)).toEqual(['Ada', 'Cid', 'Bea'])
  })

  test('has the columns that one chooses, in the order that one chooses', async () => {
    await crm.lead({ name: 'With columns', company: 'Columns', title: 'Buyer' }, 'lin')
    const page = await crm.come('lin', ofFirm('Columns'))
    await row(page, 'With columns').waitFor()
    await page.locator('kith-list .side').getByRole('button', { name: 'Columns' }).click()
    const dialog = page.getByRole('dialog', { name: 'Columns' })
    await dialog.getByLabel('Job title').check()
    await row(page, 'With columns').getByText('Buyer').waitFor()
    await dialog.getByLabel('Source', { exact: true }).uncheck()
    await dialog.getByRole('button', { name: 'Move Job title to the left' }).click()
    await page.keyboard.press('Escape')
    const heads = async () => (await page.locator('thead th').allInnerTexts()).filter(Boolean)
    await soon(heads).toEqual(['Name', 'Status', 'Score', 'Owner', 'Job title', 'Created'])
    await page.reload()
    await row(page, 'With columns').waitFor()
    expect(await heads()).toEqual(['Name', 'Status', 'Score', 'Owner', 'Job title', 'Created'])
  })

  test('a cell is edited where it stands: by a double click, by E, and put back by Z', async () => {
    const company = 'Cells'
    const id = await crm.lead({ name: 'Cell', company, title: 'Buyer' }, 'lin')
    const page = await crm.come('lin', ofFirm(company, '&columns=title,status,source'))
    const cell = row(page, 'Cell').locator('td[data-field=title]')
    await cell.dblclick()
    await cell.locator('.control').fill('Head of buying')
    await page.keyboard.press('Enter')
    await page.getByText('Job title saved').waitFor()
    expect(await stored(id)).toMatchObject({ title: 'Head of buying' })
    await soon(() => focused(page)).toBe('Cell')
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    await soon(() => cell.innerText()).toBe('Buyer')
    await page.keyboard.press('e')
    await cell.locator('.control').waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Director')
    await page.keyboard.press('Tab')
    await soon(async () => (await stored(id)).title).toBe('Director')
    await row(page, 'Cell').locator('td[data-field=status] select').selectOption('working')
    await page.getByText('Status saved').waitFor()
    expect(await stored(id)).toMatchObject({ status: 'working' })
    await onRow(page, 'Cell')
    await page.keyboard.press('e')
    await page.keyboard.type('nothing of it')
    await page.keyboard.press('Escape')
    await soon(() => cell.innerText()).toBe('Director')
    await soon(() => focused(page)).toBe('Cell')
    await page.keyboard.press('e')
    await cell.locator('.control').waitFor()
  })

  test('a row is looked at beside it by Space, and the next ones, and left by Esc', async () => {
    const company = 'Peeked'
    for (const name of ['Last', 'Middle', 'First']) {
      await crm.lead({ name, company, message: `Words of ${name}` }, 'lin')
    }
    const page = await crm.come('lin', ofFirm(company))
    await row(page, 'First').waitFor()
    await page.keyboard.press('j')
    await soon(() => focused(page)).toBe('First')
    await page.keyboard.press('Space')
    const peek = page.locator('kith-peek')
    await peek.getByText('Words of First').waitFor()
    await soon(() => peek.locator('.bar .hint').innerText()).toBe('Lead · 1 / 3')
    await peek.getByRole('button', { name: 'Next' }).click()
    await peek.getByText('Words of Middle').waitFor()
    await peek.getByRole('button', { name: 'Next' }).click()
    await peek.getByText('Words of Last').waitFor()
    await peek.getByRole('button', { name: 'Previous' }).click()
    await peek.getByText('Words of Middle').waitFor()
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'detached' })
    await soon(() => focused(page)).toBe('Middle')
    await page.keyboard.press('Space')
    await peek.getByRole('heading', { name: 'Middle' }).waitFor()
    await page.keyboard.press('Space')
    await peek.waitFor({ state: 'detached' })
    expect(page.url()).toContain('where=')
  })

  test('a range is selected with Shift, a field of all is set, and put back', async () => {
    const company = 'Ranges'
    const ids: string[] = []
    for (const name of ['R5', 'R4', 'R3', 'R2', 'R1']) ids.unshift(await crm.lead({ name, company }, 'lin'))
    const page = await crm.come('lin', ofFirm(company))
    const box = (name: string) => row(page, name).getByRole('checkbox')
    await box('R2').click()
    await box('R4').click({ modifiers: ['Shift'] })
    await bulk(page).getByText('3 selected').waitFor()
    await onRow(page, 'R5')
    await page.keyboard.press('Shift+X')
    await bulk(page).getByText('4 selected').waitFor()
    await onRow(page, 'R5')
    await page.keyboard.press('x')
    await bulk(page).getByText('3 selected').waitFor()
    await bulk(page).getByRole('button', { name: 'Set a field' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set a field' })
    await dialog.getByLabel('Field').selectOption({ label: 'Priority' })
    await dialog.locator('#value').selectOption('high')
    await dialog.getByRole('button', { name: 'Set priority of 3' }).click()
    await page.getByText('3 changed.').waitFor()
    const priorities = () => Promise.all(ids.map(async id => (await stored(id)).priority))
    expect(await priorities()).toEqual(['normal', 'high', 'high', 'high', 'normal'])
    await bulk(page).waitFor({ state: 'detached' })
    await page.keyboard.press('z')
    await soon(priorities).toEqual(['normal', 'normal', 'normal', 'normal', 'normal'])
  })

  test('is exported by a manager with what he may see; who may not is not offered it', async () => {
    const company = 'Exported, "quoted"'
    await crm.lead({ name: 'Of his people', company, email: 'a@export.example' }, 'lin')
    await crm.lead({ name: '池里的线索', company })
    await crm.lead({ name: 'Of another team', company }, 'chen')
    const page = await crm.come('ma', ofFirm(company))
    await soon(() => names(page)).toEqual(['池里的线索', 'Of his people'])
    const more = page.locator('kith-list .head').getByRole('button', { name: 'More', exact: true })
    await more.click()
    expect(await page.getByRole('menuitem', { name: 'Import' }).count()).toBe(0)
    await page.getByRole('menuitem', { name: 'Export' }).click()
    await page.getByRole('button', { name: 'CSV' }).click()
    const ready = page.getByRole('link', { name: 'Download the file' })
    await ready.waitFor()
    const downloading = page.waitForEvent('download')
    await ready.click()
    const file = await (await downloading).path()
    const text = await readFile(file, 'utf8')
    expect(text).toContain('Of his people')
    expect(text).toContain('池里的线索')
    expect(text).not.toContain('Of another team')
    expect(text.trim().split(/\r?\n/)).toHaveLength(3)

    const seller = await crm.come('lin', ofFirm(company))
    await seller.locator('kith-list .head').getByRole('button', { name: 'More', exact: true }).click()
    await seller.getByRole('menuitem', { name: 'Columns' }).waitFor()
    expect(await seller.getByRole('menuitem').allInnerTexts()).toEqual(['Columns', 'Go to'])
    const boss = await crm.come('ann', '#/leads')
    await boss.locator('kith-list .head').getByRole('button', { name: 'More', exact: true }).click()
    await boss.getByRole('menuitem', { name: 'Import' }).click()
    await boss.getByRole('heading', { name: 'Import', exact: true }).first().waitFor()
  })
})
