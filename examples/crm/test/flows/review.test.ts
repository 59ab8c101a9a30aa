import { accessibilityViolations } from '@kith/testing/browser'
import { expect, test } from 'vitest'
import { openCrm, phone, soon } from './crm.ts'

const crm = openCrm({ presets: [] })

test('R56, R64: a manager gives away what was handed back, says good by one click, and asks for the same once more', async () => {
  const lin = crm.as('lin')
  const made = async (subject: string) => (await lin<{ id: string }>('activities.plan', { type: 'call', subject })).id
  const [good, again, back] = [await made('Ring the port'), await made('Ring the mine'), await made('Ring the farm')]
  for (const id of [good, again]) await lin('activities.complete', { id, feedback: 'They want two.' })
  await lin('activities.reject', { id: back, reason: 'I am at the fair.' })

  const page = await crm.come('ma', '#/activities/-/review')
  const review = page.locator('kith-activities-review')
  await review.getByText('I am at the fair.').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])
  await review.getByRole('button', { name: 'Good: Ring the port' }).click()
  await review.getByRole('link', { name: 'Ring the port' }).waitFor({ state: 'detached' })

  await review.getByRole('button', { name: 'Once more: Ring the mine' }).click()
  await page.getByLabel('What is missing').fill('Ask for the budget')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('It stands in the plan again').waitFor()
  const planned = async () =>
    (await lin<{ rows: { subject: string; plan: string }[] }>('activities.list', { where: { state: 'planned' } })).rows
  await soon(planned).toMatchObject([{ subject: 'Ring the mine', plan: 'Ask for the budget' }])

  await review.getByRole('button', { name: 'Give to: Ring the farm' }).click()
  await page.getByRole('combobox', { name: 'To whom' }).fill('Lin')
  await page
    .getByRole('option', { name: /Lin Wei/ })
    .first()
    .click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await review.getByText('Nothing waits for you').waitFor()
  expect((await planned()).map(({ subject }) => subject).sort()).toEqual(['Ring the farm', 'Ring the mine'])
})

test('on a phone, in Chinese, it fits', async () => {
  const lin = crm.as('lin')
  const { id } = await lin<{ id: string }>('activities.plan', { type: 'call', subject: '电话沟通港口起重机采购意向' })
  await lin('activities.complete', { id, feedback: '春季招标，希望现场看机。'.repeat(8) })
  const page = await crm.come('ma', '#/activities/-/review', { ...phone, locale: 'zh-CN' })
  await page.locator('kith-activities-review').getByRole('button', { name: /^很好/ }).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  expect(await accessibilityViolations(page)).toEqual([])
})

test('who manages nobody has no such page', async () => {
  const page = await crm.come('lin', '#/activities/-/review')
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
})
