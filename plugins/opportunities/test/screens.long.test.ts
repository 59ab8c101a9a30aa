import { intercept } from '@kith/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk, soon } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 120_000)
afterAll(() => desk?.close())

describe('the board', () => {
  test('R48: an opportunity is not closed there without a reason', async () => {
    const { shop, page } = desk
    const id = await shop.deal('No reason', shop.ready())
    await desk.board()
    await desk.card('No reason').getByRole('combobox').selectOption({ label: 'Closed' })
    const refused = desk.column('Closed').locator('.card.refused')
    await refused.getByText(/Why it was won or lost/).waitFor()
    expect(await shop.get(id)).toMatchObject({ status: 'open' })
    await refused.getByRole('button', { name: 'Fill in' }).click()
    await page.getByLabel('Why it was won or lost').first().waitFor()
    await desk.accessible('what is filled in')
    await page.keyboard.press('Escape')
  })

  test('of two who move one card at once the second is told', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Two hands', shop.ready())
    await desk.board()
    await desk.card('Two hands').waitFor()
    await intercept(page, '**/opportunities.update**', async route => {
      await shop.admin.call('opportunities.move', { id, stage: await shop.stage('Qualification') })
      await route.continue()
    })
    await desk.card('Two hands').getByRole('combobox').selectOption({ label: 'Development' })
    await desk.column('Development').locator('.card.refused').waitFor()
    await page.unroute('**/opportunities.update**')
    expect((await shop.get(id)).stage).toBe(await shop.stage('Qualification'))
  })

  test('R39: of several pipelines at once no two columns are called the same', async () => {
    const { shop, page } = desk
    await shop.deal('Anything')
    await desk.go('#/opportunities?board=stage')
    await desk.column('Lost · Sales').waitFor()
    await desk.column('Lost · Rental').waitFor()
    await page.locator('kith-board .card').first().waitFor()
    await desk.accessible('a board of two pipelines')
  })
})

describe('an opportunity', () => {
  test('R36: what its next stage needs is filled in from its side', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Panel')
    await desk.go(`#/opportunities/${id}`)
    await page.locator('kith-opportunities-next').getByRole('button', { name: 'Fill in' }).click()
    await page.getByLabel('Need', { exact: true }).waitFor()
    await desk.accessible('what it lacks')
    await page.keyboard.press('Escape')
  })

  test('R34, R42, R96: who is involved stands at its side: roles of contacts and accounts, and competitors', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Involved')
    const types = await shop.admin.call<{ rows: { id: string; name: string }[] }>('opportunities.roleTypes.list', {
      limit: 50,
    })
    const type = (name: string) => types.rows.find(row => row.name === name)?.id
    await desk.go(`#/opportunities/${id}`)
    const involved = page.locator('kith-opportunities-involved')
    await involved.getByText('Nobody yet.').first().waitFor()
    // What others add meanwhile appears by itself.
    await shop.make('opportunities.roles', { opportunity: id, type: type('Buyer'), contact: shop.contact })
    await shop.make('opportunities.roles', { opportunity: id, type: type('User'), account: shop.account })
    const competitor = await shop.make('opportunities.competitors', { name: 'Pier Lifting' })
    await shop.make('opportunities.rivalries', { opportunity: id, competitor, offer: 'Two, in June' })
    for (const [who, what] of [
      ['Zhou Min', 'Buyer'],
      ['Yangtze Port Group', 'User'],
      ['Pier Lifting', 'Open'],
    ] as const) {
      await involved.locator('li', { hasText: who }).getByText(what).waitFor()
    }
    await desk.accessible('who is involved')
    await involved.getByRole('button', { name: 'Add: Who is involved' }).click()
    await page.getByRole('combobox', { name: 'Contact', exact: true }).waitFor()
    await desk.accessible('a role')
    await page.keyboard.press('Escape')
  })

  test('R40: a suggestion that a stage leaves to people is planned by a click', async () => {
    const { shop, page } = desk
    const stage = await shop.stage('Identification')
    await shop.admin.call('opportunities.stages.update', { id: stage, set: { plans: false } })
    const id = await shop.deal('Suggested')
    await shop.admin.call('opportunities.stages.update', { id: stage, set: { plans: true } })
    await desk.go(`#/opportunities/${id}`)
    await page.getByRole('button', { name: 'Plan: Call the customer' }).click()
    await page.locator('kith-activities-next').getByText('Call the customer').waitFor()
  })

  test('R41: a line item of less than nothing is not taken, and another one is added by a form', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Line items')
    await shop.addItems(id, 1)
    await desk.go(`#/opportunities/${id}`)
    const items = page.locator('kith-opportunities-items')
    const quantity = items.getByRole('textbox', { name: /^Quantity/ })
    await quantity.fill('-1')
    await quantity.press('Tab')
    await soon(() => quantity.inputValue()).toBe('2')
    await items.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('combobox', { name: 'Product', exact: true }).waitFor()
    // Whose line item it is, is known.
    expect(await page.getByRole('combobox', { name: 'Opportunity', exact: true }).count()).toBe(0)
    await desk.accessible('a new line item')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Assembly')
    await page.getByRole('textbox', { name: 'Price', exact: true }).fill('50')
    await page.keyboard.press('ControlOrMeta+Enter')
    // And one goes on with the opportunity.
    await items.getByRole('link', { name: 'Assembly' }).waitFor()
    expect(page.url()).toContain(`#/opportunities/${id}`)
  })

  test('R48: won, it is reopened where it was', async () => {
    const { shop, page } = desk
    const id = await shop.deal('To be reopened', shop.ready())
    const { rows } = await shop.admin.call<{ rows: { id: string }[] }>('opportunities.reasons.list', {
      where: { name: 'Price' },
    })
    await shop.admin.call('opportunities.win', { id, reason: rows[0]?.id })
    await desk.go(`#/opportunities/${id}`)
    await page.getByRole('button', { name: 'Reopen' }).first().click()
    await soon(() => shop.get(id)).toMatchObject({ status: 'open', reason: null })
  })

  test('R96: it is lost to somebody', async () => {
    const { shop, page } = desk
    const id = await shop.deal('To be lost', shop.ready())
    const competitor = await shop.make('opportunities.competitors', { name: 'Harbour Cranes' })
    await desk.go(`#/opportunities/${id}`)
    await page.getByRole('button', { name: 'Lose' }).first().click()
    const dialog = page.locator('kith-opportunities-lose')
    await dialog.getByLabel('Why it was lost').selectOption({ label: 'Delivery date' })
    await dialog.getByLabel('Who got it').selectOption({ label: 'Harbour Cranes' })
    await desk.accessible('why it was lost')
    await dialog.getByRole('button', { name: 'Lose' }).click()
    await soon(() => shop.get(id)).toMatchObject({ status: 'lost' })
    expect(await shop.admin.call('opportunities.rivalries.list', { where: { opportunity: id } })).toMatchObject({
      rows: [{ competitor, outcome: 'lost' }],
    })
    await page.locator('kith-opportunities-path li').nth(1).waitFor()
    await desk.accessible('one that has ended')
  })

  test('R63: an activity becomes one', async () => {
    const { shop, page } = desk
    const type = await shop.admin.call<{ rows: { id: string }[] }>('activities.types.list', { where: { code: 'call' } })
    const id = await shop.make('activities', {
      subject: 'They asked for two loaders',
      type: type.rows[0]?.id,
      owner: await shop.id(),
      about: { entity: 'accounts.account', id: shop.account },
    })
    await desk.go(`#/activities/${id}`)
    await page.locator('kith-record .menu summary').first().click()
    await page.getByRole('menuitem', { name: 'Make an opportunity' }).first().click()
    const dialog = page.locator('kith-opportunities-become')
    await dialog.getByText(/stays linked/).waitFor()
    await desk.accessible('an activity that becomes one')
    await dialog.getByRole('button', { name: 'Make an opportunity' }).click()
    await page.waitForURL(/#\/opportunities\/[0-9a-f-]+$/)
    await page.getByRole('heading', { name: 'They asked for two loaders' }).waitFor()
  })
})

describe('reports', () => {
  test('R38: the forecast is a chart and tables of the same numbers, in the reader’s currency with its rate', async () => {
    const { page } = desk
    await desk.go('#/opportunities/-/forecast')
    const shown = page.locator('kith-opportunities-forecast')
    await shown.locator('tbody tr').first().waitFor()
    const inChart = () =>
      shown.locator('kith-chart').evaluate(chart => {
        const { names, series } = chart as unknown as { names: string[]; series: { values: number[] }[] }
        return names.map((name, n) => [name, ...series.map(({ values }) => values[n])])
      })
    const inTable = () =>
      shown
        .locator('table')
        .first()
        .locator('tbody tr')
        .evaluateAll(rows =>
          rows.map(row => {
            const [name, won, weighted] = [...row.children].map(cell => cell.textContent ?? '')
            const amount = (words = '') => Number(words.replace(/[^\d]/g, ''))
            return [name, amount(won), amount(weighted)]
          }),
        )
    await soon(async () => (await inChart()).length).toBe(6)
    expect(await inChart()).toEqual(await inTable())
    const period = shown.getByLabel('Period')
    await period.selectOption({ label: 'The last 12 months' })
    await soon(async () => (await inChart()).length).toBe(12)
    expect(await inChart()).toEqual(await inTable())
    await period.selectOption({ label: '6 months' })
    await soon(async () => (await inChart()).length).toBe(6)
    await desk.accessible('the forecast')
    await shown.getByLabel('Currency').selectOption('EUR')
    await shown.getByText(/^1 EUR = 8 CNY/).waitFor()
    await shown.locator('td', { hasText: '€' }).first().waitFor()
    await desk.go('#/opportunities/-/forecast')
    await shown.getByText(/^1 EUR = 8 CNY/).waitFor()
    await shown.getByLabel('Currency').selectOption('CNY')
    await shown.locator('td', { hasText: '¥' }).first().waitFor()
  })

  test('R19, R48, R96: the funnel, reasons and competitors', async () => {
    const { page } = desk
    await desk.go('#/opportunities/-/results')
    const shown = page.locator('kith-opportunities-results')
    await shown.getByRole('rowheader', { name: 'Delivery date' }).waitFor()
    await shown.getByRole('rowheader', { name: 'Harbour Cranes' }).waitFor()
    await shown.getByLabel(/^Won and lost/).selectOption({ label: 'Owner' })
    await shown.getByRole('rowheader', { name: 'Lin Wei' }).waitFor()
    await desk.accessible('results')
  })
})

describe('on a phone, and in Chinese', () => {
  test('nothing is wider than the page', async () => {
    const { shop, page } = desk
    await page.setViewportSize({ width: 360, height: 780 })
    const id = await shop.deal('On a phone', shop.ready())
    for (const [hash, selector] of [
      ['#/opportunities?board=stage', 'kith-board .card'],
      [`#/opportunities/${id}`, 'kith-opportunities-next h3'],
      ['#/opportunities/-/forecast', 'kith-opportunities-forecast tbody tr'],
      ['#/opportunities/-/results', 'kith-opportunities-results tbody tr'],
    ] as const) {
      await desk.go(hash)
      await page.locator(selector).first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), hash).toBe(false)
      await desk.accessible(`${hash} on a phone`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('every word is there', async () => {
    const { shop, page, go, accessible } = await desk.in('zh-CN')
    const id = await shop.deal('三台挖掘机', shop.ready())
    await go(`#/opportunities/${id}`)
    await page.locator('kith-opportunities-next').getByText('下一阶段：').waitFor()
    await page.getByRole('button', { name: '丢单' }).first().click()
    await page.locator('kith-opportunities-lose').getByLabel('由谁获得').waitFor()
    await accessible('丢单')
    await page.keyboard.press('Escape')
    for (const [path, words] of [
      ['forecast', '加权预测'],
      ['results', '从线索到订单'],
    ] as const) {
      await go(`#/opportunities/-/${path}`)
      await page.locator(`kith-opportunities-${path}`).getByText(words).first().waitFor()
      await accessible(words)
      await page
        .getByText(/opportunities\.[a-z]/)
        .first()
        .waitFor({ state: 'detached' })
    }
  })
})

test('the browser complained of nothing', () => {
  expect(desk.complaints()).toEqual([])
})
