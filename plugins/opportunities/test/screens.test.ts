import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk, soon } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 120_000)
afterAll(() => desk?.close())

const stageOf = async (id: string) => (await desk.shop.get(id)).stage

test('the list says where each one stands and what it is worth', async () => {
  const { shop, page } = desk
  await shop.deal('In the list', shop.ready())
  await desk.go('#/opportunities')
  const row = page.locator('tbody tr', { hasText: 'In the list' })
  for (const words of ['Yangtze Port Group', 'Identification', '800,000', 'Lin Wei']) {
    await row.getByText(words).first().waitFor()
  }
  await desk.accessible('the list')
})

describe('the board', () => {
  test('R37: a card whose stage asks for more is not moved, and says what is missing', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Bare one')
    await desk.board()
    await desk.card('Bare one').dragTo(desk.column('Development'))
    const refused = desk.column('Development').locator('.card.refused')
    await refused.getByText(/Need: .*Intent: /).waitFor()
    await desk.accessible('a refused card')
    expect(await stageOf(id)).toBe(await shop.stage('Identification'))
    await refused.getByRole('button', { name: 'Put back' }).click()
    await desk.column('Identification').getByText('Bare one').waitFor()
    await page.locator('.card.refused').waitFor({ state: 'detached' })
  })

  test('R37: one that has it all is dragged and the move taken back; M, an arrow and Enter move it without a mouse', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Ready one', shop.ready())
    await desk.board()
    await desk.card('Ready one').dragTo(desk.column('Proposal'))
    await desk.column('Proposal').getByText('Ready one').waitFor()
    await soon(() => stageOf(id)).toBe(await shop.stage('Proposal'))
    await page.getByRole('button', { name: /^Undo/ }).click()
    await desk.column('Identification').getByText('Ready one').waitFor()
    await desk.card('Ready one').locator('.name').focus()
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await soon(() => stageOf(id)).toBe(await shop.stage('Qualification'))
    await desk.column('Qualification').getByText('Ready one').waitFor()
    await desk.accessible('the board')
  })
})

describe('an opportunity', () => {
  test('R36, R40, R41, R46: what it lacks, what is planned, its line items and its stages', async () => {
    const { shop, page } = desk
    const id = await shop.deal('Panels', { account: shop.account })
    await desk.go(`#/opportunities/${id}`)
    const next = page.locator('kith-opportunities-next')
    await next.getByText('Next: Qualification').waitFor()
    await next.getByText('Needs: need, intent, chance to buy.').waitFor()
    await page.locator('kith-activities-next').getByText('Call the customer').waitFor()
    await shop.addItems(id, 2)
    const items = page.locator('kith-opportunities-items')
    await items.locator('tbody tr').nth(1).waitFor()
    const { amount } = (await shop.get(id)).amount as { readonly amount: number }
    const quantity = items.getByRole('textbox', { name: /^Quantity/ })
    await quantity.first().fill('4')
    await quantity.first().press('Tab')
    await soon(async () => ((await shop.get(id)).amount as { amount: number }).amount).toBeGreaterThan(amount)
    await page.getByRole('button', { name: 'Next stage' }).click()
    await page.getByText('It cannot go there yet. Look at: Need, Intent, Chance to buy.').waitFor()
    const more = { need: 'Two reach stackers', intent: 'comparing', timeframe: 'quarter' }
    await shop.admin.call('opportunities.update', { id, set: more })
    await page.getByRole('button', { name: 'Next stage' }).click()
    const path = page.locator('kith-opportunities-path')
    await path.locator('li', { hasText: 'Qualification' }).waitFor()
    await page.getByText('Next stage: done. This cannot be undone.').waitFor()
    await path.locator('li', { hasText: 'Identification' }).getByText('0 days').waitFor()
    await next.getByText('Next: Development').waitFor()
    await desk.accessible('an opportunity')
  })

  test('R48: it is won with a reason: W opens the question', async () => {
    const { shop, page } = desk
    const id = await shop.deal('To be won', shop.ready())
    await desk.go(`#/opportunities/${id}`)
    await page.getByRole('button', { name: 'Win' }).first().waitFor()
    await page.keyboard.press('w')
    const dialog = page.locator('kith-opportunities-win')
    const reason = dialog.getByLabel('Why we won it')
    await reason.getByRole('option', { name: 'Price' }).waitFor({ state: 'attached' })
    await dialog.getByRole('button', { name: 'Win' }).click()
    await dialog.getByText('Choose why').waitFor()
    await desk.accessible('why it was won')
    await reason.selectOption({ label: 'Price' })
    await dialog.getByRole('button', { name: 'Win' }).click()
    await soon(() => shop.get(id)).toMatchObject({ status: 'won', probability: 100 })
    await page.getByRole('button', { name: 'Reopen' }).first().waitFor()
  })
})

test('the browser complained of nothing', () => {
  expect(desk.complaints()).toEqual([])
})
