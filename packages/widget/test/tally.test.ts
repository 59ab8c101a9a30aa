import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FormDefinition } from '../src/definition.ts'
import { steps } from './definitions.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => {
  stage.crm.requests.length = 0
  stage.crm.tallies.length = 0
})

async function visit(tag: string, more: Partial<FormDefinition> = {}) {
  Object.assign(stage.crm.definitions, { counted: { ...structuredClone(steps), id: 'counted', ...more } })
  const page = await stage.browser.newPage()
  await page.goto(stage.site.put(`${stage.script}${tag}`))
  await page.locator('kith-form[status=ready]').waitFor()
  return page
}
const tag = '<kith-form form="counted"></kith-form>'
const told = () => expect.poll(() => stage.crm.tallies)

test('what happened is told once, when the page is left', async () => {
  const page = await visit(tag)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('kith-form[status=invalid]').waitFor()
  expect(stage.crm.tallies).toEqual([])
  await page.goto('about:blank')
  await told().toEqual([{ view: 1, [`error:${steps.steps[0]?.fields[0]?.name}`]: 1 }])
  const [post] = stage.crm.requests.filter(({ path }) => path.endsWith('/count'))
  expect(post?.headers).toMatchObject({ 'content-type': 'text/plain;charset=UTF-8' })
  expect(post?.headers.cookie).toBeUndefined()
  await page.close()
})

test('an element that is taken out of the page has told', async () => {
  const page = await visit(tag)
  await page.locator('kith-form').evaluate(form => form.remove())
  await told().toEqual([{ view: 1 }])
  await page.close()
  expect(stage.crm.tallies).toHaveLength(1)
})

test('a form whose owner counts nothing tells nothing', async () => {
  const page = await visit(tag, { counted: false })
  await page.goto('about:blank')
  await page.goto(stage.site.put('<p>Elsewhere</p>'))
  expect(stage.crm.tallies).toEqual([])
  await page.close()
})

test('the owner’s look shows, and what the page says goes before it', async () => {
  const look = { theme: 'dark' as const, accent: '#7a1fa2', onAccent: '#ffffff', radius: 2 }
  const page = await visit(tag, { look })
  const of = () =>
    page.getByRole('button', { name: 'Continue' }).evaluate(button => {
      const { backgroundColor, color, borderRadius } = getComputedStyle(button)
      return { backgroundColor, color, borderRadius }
    })
  expect(await of()).toEqual({ backgroundColor: 'rgb(122, 31, 162)', color: 'rgb(255, 255, 255)', borderRadius: '2px' })
  expect(await page.locator('kith-form').getAttribute('theme')).toBe('dark')
  await page.addStyleTag({ content: 'kith-form { --kith-accent: #00838f }' })
  expect(await of()).toMatchObject({ backgroundColor: 'rgb(0, 131, 143)' })
  await page.close()
})
