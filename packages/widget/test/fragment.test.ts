import { accessibilityViolations, intercept, type Page } from '@kith/testing/browser'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FormDefinition } from '../src/definition.ts'
import { fragmentOf } from '../src/fragment.ts'
import type { KithForm } from '../src/index.ts'
import * as definitions from './definitions.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => {
  stage.crm.stored.clear()
  stage.crm.posted.length = stage.crm.proofs.length = 0
})

const { contact, everything, steps } = definitions
const fragment = (definition: FormDefinition, locale?: string) =>
  fragmentOf(definition, { address: `${stage.crm.origin}/f/${definition.id}`, locale, nonce: 'n1' })
const below = `<p>${'Text below. '.repeat(200)}</p>`

async function visit(html: string, options = {}) {
  const page = await stage.browser.newPage({ viewport: { width: 360, height: 780 }, ...options })
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    document.addEventListener('securitypolicyviolation', event => console.error(`violates ${event.violatedDirective}`))
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const policy = `default-src 'none'; script-src ${stage.crm.origin}; connect-src ${stage.crm.origin}; style-src 'nonce-n1'; form-action ${stage.crm.origin}`
  await page.goto(stage.site.put(html, { 'Content-Security-Policy': policy }))
  return page
}

const takeOver = async (page: Page) => {
  await page.addScriptTag({ url: stage.crm.script, type: 'module' })
  await page.locator('kith-form[status=ready]').waitFor()
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

test.each(
  [contact, everything, steps].flatMap(definition =>
    ['en', 'zh-CN'].map(locale => ({ id: definition.id, definition, locale })),
  ),
)('$id in $locale is as high before the script as after it, and nothing moves', async ({ definition, locale }) => {
  const page = await visit(fragment(definition, locale) + below)
  const lies = () =>
    page.locator('kith-form').evaluate(form =>
      [...(form.shadowRoot?.querySelectorAll('.kith, .field, button, h2, h3, p') ?? [])]
        .filter(element => !element.closest('.unseen,.files'))
        .map(element => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return [element.className, x, y, width, height].join(' ')
        }),
    )
  const before = await lies()
  expect(await accessibilityViolations(page)).toEqual([])
  await takeOver(page)
  if (definition !== everything) expect(await lies()).toEqual(before)
  const shifted = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
  )
  expect(shifted).toBeLessThanOrEqual(0.02)
  await page.close()
})

test('what was typed before the script came is taken over, caret and all, and there is one form', async () => {
  const page = await visit(fragment(contact))
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('A person').check()
  await page.getByLabel('Email').fill('ada@example.com')
  await takeOver(page)
  expect(await page.locator('kith-form form').count()).toBe(1)
  const values = await page.locator('kith-form').evaluate((form: KithForm) => form.values)
  expect(values).toMatchObject({ name: 'Ada', kind: 'person', email: 'ada@example.com' })
  expect(await page.locator('kith-form [name=email]:focus').count()).toBe(1)
  expect(stage.crm.requests.filter(({ path }) => path.endsWith('contact-us.json'))).toEqual([])
  await page.close()
})

test('who is in a field while a part of the form is still on its way sends proof of work too', async () => {
  const { short } = definitions
  const cv = { name: 'cv', type: 'file' as const, label: 'CV', required: false }
  const withFile = { ...short, steps: short.steps.map(({ fields }) => ({ fields: [...fields, cv] })) }
  const page = await stage.browser.newPage()
  await page.goto(stage.site.put(fragment(withFile)))
  const seen = Promise.withResolvers<void>()
  await intercept(page, /kith-form-files-/, async route => {
    await seen.promise
    await route.continue()
  })
  await page.addScriptTag({ url: stage.crm.script, type: 'module' })
  await page.locator('kith-form[status=loading]').waitFor()
  await page.getByLabel('Email').fill('ada@example.com')
  seen.resolve()
  await page.locator('kith-form[status=ready]').waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect(stage.crm.proofs).toEqual(['solved'])
  await page.close()
})

test('without JavaScript it is sent as it is, and what stands in the fields at the start stands there', async () => {
  const page = await visit(fragment(contact), { javaScriptEnabled: false })
  await page.getByLabel('Name').fill('Ada')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect
    .poll(() => stage.crm.posted.map(body => [body.get('name'), body.get('kind')]))
    .toEqual([['Ada', 'company']])
  await page.close()
})

test('texts are text, and values stand in every kind of control', () => {
  const evil = '"><script>alert(1)</script>'
  const html = fragment({
    ...definitions.short,
    title: evil,
    steps: [
      {
        fields: [
          { name: 'a', type: 'text', label: evil, required: false, value: evil, placeholder: evil },
          { name: 'b', type: 'textarea', label: 'B', required: false, value: 'words' },
          {
            name: 'c',
            type: 'select',
            label: 'C',
            required: false,
            value: 'y',
            options: [
              { value: 'x', label: 'X' },
              { value: 'y', label: 'Y' },
            ],
          },
          {
            name: 'd',
            type: 'checkboxes',
            label: 'D',
            required: false,
            value: ['y'],
            options: [
              { value: 'x', label: 'X' },
              { value: 'y', label: 'Y' },
            ],
          },
        ],
      },
    ],
  })
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html).toContain('<option value="y" selected>Y')
  expect(html).toContain('>words</textarea>')
  expect(html).toContain('name="d" value="y" checked')
})
