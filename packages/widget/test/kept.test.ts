import type { Page } from '@kith/testing/browser'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => {
  stage.crm.stored.clear()
  stage.crm.faults.length = stage.crm.requests.length = 0
})

const ready = (page: Page) => page.locator('kith-form[status=ready]').waitFor()
const valuesOf = (page: Page) => page.locator('kith-form').evaluate((form: KithForm) => form.values)
const metaOf = (page: Page) => page.locator('kith-form').evaluate((form: KithForm) => form.meta)
const kept = (page: Page) => page.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }).sort())

async function visit(attributes: string) {
  const page = await stage.browser.newPage()
  await page.goto(stage.site.put(`${stage.script}<kith-form ${attributes}></kith-form>`))
  await ready(page)
  return page
}

test('a draft comes back with its step after a reload, but for what was agreed to, and goes when it is sent', async () => {
  const page = await visit('form="steps" draft consent-mode="granted"')
  await page.getByLabel('A quote').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('How many').fill('7')
  await page.reload()
  await ready(page)
  expect(await page.getByLabel('How many').inputValue()).toBe('7')
  expect(await page.locator('kith-form').evaluate((form: KithForm) => form.step)).toBe(2)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect(await kept(page)).toEqual(['kith-first-touch'])
  await page.reload()
  await ready(page)
  expect(await valuesOf(page)).toEqual({})
  await page.close()
})

test('a consent is given anew, and what the page says or was typed meanwhile stays', async () => {
  const page = await stage.browser.newPage()
  const script = "if (location.search) document.querySelector('kith-form').values = { email: 'grace@example.com' }"
  const form = '<kith-form form="contact-us" draft consent-mode="granted"></kith-form>'
  await page.goto(stage.site.put(`${form}<script>${script}</script>${stage.script}`))
  await ready(page)
  await page.getByLabel('A person').check()
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('I agree').check()
  await page.goto(`${page.url()}?again`)
  await ready(page)
  expect(await valuesOf(page)).toEqual({ kind: 'person', name: 'Ada', email: 'grace@example.com', consent: false })
  await page.close()
})

test('an answer whose page was left on the way and is sent again from its draft is one', async () => {
  const page = await visit('form="short" draft consent-mode="granted"')
  await page.getByLabel('Email').fill('ada@example.com')
  const draft = await page.evaluate(() => ({ ...sessionStorage }))
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  // As if the page had been closed before the answer arrived.
  await page.evaluate(before => Object.assign(sessionStorage, before), draft)
  await page.reload()
  await ready(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect(stage.crm.stored.size).toBe(1)
  await page.close()
})

test.each([
  ['without consent', 'form="short" draft'],
  ['with consent denied', 'form="short" draft consent-mode="denied"'],
])('%s nothing is kept, and nothing fetched for it', async (_, attributes) => {
  const page = await visit(attributes)
  await page.getByLabel('Email').fill('ada@example.com')
  expect(await kept(page)).toEqual([])
  expect(stage.crm.requests.filter(({ path }) => path.includes('kept'))).toEqual([])
  await page.close()
})

test('a form that forbids keeping anything on the device has no draft, nor one that was not asked for', async () => {
  const { short } = stage.crm.definitions
  if (short) stage.crm.definitions.short = { ...short, offline: false }
  const page = await visit('form="short" draft consent-mode="granted"')
  await page.getByLabel('Email').fill('ada@example.com')
  expect(await kept(page)).toEqual(['kith-first-touch'])
  if (short) stage.crm.definitions.short = short
  await page.close()
  const other = await visit('form="short" consent-mode="granted"')
  await other.getByLabel('Email').fill('ada@example.com')
  expect(await kept(other)).toEqual(['kith-first-touch'])
  await other.close()
})

test('emptying the form erases the draft, withdrawing the consent all that is kept', async () => {
  const page = await visit('form="short" draft consent-mode="granted"')
  await page.getByLabel('Email').fill('ada@example.com')
  expect(await kept(page)).toHaveLength(2)
  await page.locator('kith-form').evaluate((form: KithForm) => form.reset())
  expect(await kept(page)).toEqual(['kith-first-touch'])
  await page.getByLabel('Email').fill('grace@example.com')
  await page.locator('kith-form').evaluate(form => form.setAttribute('consent-mode', 'denied'))
  expect(await kept(page)).toEqual([])
  await page.getByLabel('Note').fill('more')
  expect(await kept(page)).toEqual([])
  await page.close()
})

test('a consent that is given later keeps from then on', async () => {
  const page = await visit('form="short" draft')
  await page.locator('kith-form').evaluate(form => form.setAttribute('consent-mode', 'granted'))
  await expect.poll(() => kept(page)).toEqual(['kith-first-touch'])
  await page.getByLabel('Email').fill('ada@example.com')
  expect(await kept(page)).toHaveLength(2)
  await page.close()
})

test('the first page of the visit counts, and beside it the one that brought the visitor last', async () => {
  const page = await visit('form="short" consent-mode="granted"')
  const address = page.url()
  const come = async (query: string) => {
    await page.goto(`${address}${query}`)
    await ready(page)
    return metaOf(page)
  }
  expect(await metaOf(page)).not.toHaveProperty('last')
  expect((await come('?utm_source=fair')).last).toMatchObject({ utm: { source: 'fair' }, page: address })
  const later = await come('?utm_source=mail&gclid=x1')
  expect(later).toMatchObject({ utm: {}, clickIds: {} })
  expect(later.last).toMatchObject({ utm: { source: 'mail' }, clickIds: { gclid: 'x1' } })
  expect((await come('')).last).toMatchObject({ utm: { source: 'mail' } })
  await page.close()
})

test('where the part does not come, the form does, and knows this page only', async () => {
  stage.crm.isWhole = false
  const page = await visit('form="short" draft consent-mode="granted"')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect([stage.crm.stored.size, await kept(page)]).toEqual([1, []])
  stage.crm.isWhole = true
  await page.close()
})
