import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function visit(tag: string, options = {}, style = '') {
  const context = await stage.browser.newContext(options)
  const page = await context.newPage()
  await page.goto(
    stage.site.put(
      `<!doctype html><html lang="en"><head><title>x</title><meta name="viewport" content="width=device-width,initial-scale=1">
      <meta name="color-scheme" content="light dark"><style>body{margin:16px;background:Canvas;color:CanvasText}${style}</style>${stage.script}</head>
      <body><main><h1>Page</h1>${tag}</main></body></html>`,
    ),
  )
  await page.locator('kith-form[status=ready]').waitFor()
  return { page, context, close: () => context.close() }
}

const valuesOf = (page: Page) => page.locator('kith-form').evaluate((form: KithForm) => form.values)
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null
    return active?.name || (active?.className === 'kith' ? 'kith' : active?.textContent?.trim())
  })

test('a field shows while its condition holds, and is not sent while it does not', async () => {
  const { page, close } = await visit('<kith-form form="contact-us"></kith-form>')
  await page.getByLabel('Company', { exact: true }).fill('Analytical Engines')
  await page.getByLabel('Company size').selectOption('small')
  expect(await valuesOf(page)).toMatchObject({ kind: 'company', company: 'Analytical Engines', size: 'small' })
  await page.getByLabel('A person').check()
  expect(await page.getByRole('textbox', { name: 'Company', exact: true }).count()).toBe(0)
  expect(await valuesOf(page)).toEqual({ kind: 'person', consent: false })
  await page.getByLabel('A company').check()
  expect(await page.getByLabel('Company', { exact: true }).inputValue()).toBe('Analytical Engines')
  await close()
})

test('a form is filled in and sent with the keyboard alone', async () => {
  const { page, close } = await visit('<kith-form form="contact-us"></kith-form>')
  const { keyboard } = page
  const type = async (text: string) => {
    await keyboard.press('Tab')
    await keyboard.type(text)
  }
  await keyboard.press('Tab')
  expect(await focused(page)).toBe('kind')
  await type('Ada Lovelace')
  await type('ada@example.com')
  await type('+44 20 7946 0000')
  await type('Analytical Engines')
  await keyboard.press('Tab')
  await keyboard.press('5')
  await type('A lathe')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  expect(await focused(page)).toBe('Send request')
  await keyboard.press('Enter')
  await page.locator('kith-form[status=done]').waitFor()
  expect(await focused(page)).toContain('Request received')
  const [body] = stage.crm.stored.values()
  expect(body?.values).toEqual({
    kind: 'company',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    phone: '+44 20 7946 0000',
    company: 'Analytical Engines',
    size: 'medium',
    message: 'A lathe',
    consent: true,
  })
  expect(body?.meta.consent).toEqual({ consent: '2026-10' })
  await close()
})

test('errors stand beside their fields and in a summary that leads to them, and go as they are mended', async () => {
  const { page, close } = await visit('<kith-form form="contact-us"></kith-form>')
  await page.getByRole('button', { name: 'Send request' }).click()
  expect(await focused(page)).toBe('name')
  const alert = page.getByRole('alert')
  expect(await alert.textContent()).toContain('To correct: 6')
  const email = page.getByLabel('Email')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await email.evaluate(input => input.getAttribute('aria-describedby'))).toContain('email-error')
  await alert.getByRole('link', { name: 'Privacy' }).click()
  expect(await focused(page)).toBe('consent')
  expect(page.url()).not.toContain('#')
  await email.fill('ada')
  await page.locator('#email-error', { hasText: 'name@example.com' }).waitFor()
  await email.fill('ada@example.com')
  await expect.poll(() => page.locator('#email-error:visible').count()).toBe(0)
  expect(await email.getAttribute('aria-invalid')).toBe('false')
  expect(await alert.textContent()).toContain('To correct: 5')
  await close()
})

test.each([
  ['count', '0', 'At least 1'],
  ['count', '51', 'At most 50'],
  ['count', '1e', 'Check this field. 42'],
])('a number field with %s %s says: %s', async (name, text, words) => {
  const { page, close } = await visit('<kith-form form="steps"></kith-form>')
  await page.getByLabel('A quote').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('How many').pressSequentially(text)
  await page.getByRole('button', { name: 'Continue' }).click()
  expect(await page.locator(`#${name}-error`).textContent()).toBe(words)
  expect(await page.locator('kith-form').evaluate((form: KithForm) => form.step)).toBe(2)
  await close()
})

test('steps are checked one by one, can be gone back through, and one whose condition does not hold is left out', async () => {
  const { page, close } = await visit('<kith-form form="steps"></kith-form>')
  const next = page.getByRole('button', { name: 'Continue' })
  await page.getByText('Step 1 of 2').waitFor()
  await next.click()
  expect(await focused(page)).toBe('topic')
  await page.getByLabel('A quote').check()
  await page.getByText('Step 1 of 3').waitFor()
  await next.click()
  expect(await focused(page)).toBe('Step 2 of 3')
  await page.getByLabel('How many').fill('3')
  await page.getByLabel('Needed by').fill('2027-02-01')
  await next.click()
  await page.getByText('Step 3 of 3').waitFor()
  expect(await valuesOf(page)).toEqual({ topic: 'quote', count: 3, by: '2027-02-01' })
  await page.getByRole('button', { name: 'Back' }).click()
  expect(await page.getByLabel('How many').inputValue()).toBe('3')
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByLabel('Service').check()
  await page.getByText('Step 1 of 2').waitFor()
  await page.getByLabel('Service').press('Enter')
  await page.getByLabel('Email').fill('ada@example.com')
  expect(await valuesOf(page)).toEqual({ topic: 'service', email: 'ada@example.com' })
  stage.crm.faults.push({ status: 422, body: { errors: { topic: 'required' } } })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=invalid]').waitFor()
  expect(await focused(page)).toBe('topic')
  expect(await page.locator('kith-form').evaluate((form: KithForm) => form.step)).toBe(1)
  await close()
})

test('a program shows any step, whatever is filled in', async () => {
  const { page, close } = await visit('<kith-form form="steps"></kith-form>')
  await page.getByText('Step 1 of 2').waitFor()
  const show = (step: number) =>
    page.locator('kith-form').evaluate((form: KithForm, step) => {
      form.step = step
      return form.step
    }, step)
  expect(await show(2)).toBe(2)
  await page.getByText('Step 2 of 2').waitFor()
  expect(await show(9)).toBe(1)
  await close()
})

test('every type of field gives its kind of value', async () => {
  const { page, close } = await visit('<kith-form form="everything"></kith-form>')
  await page.getByRole('button', { name: 'Send' }).click()
  const errors = await page.locator('kith-form').evaluate((form: KithForm) => form.errors)
  expect(errors).toEqual({ score: 'required', topics: 'required' })
  await page.getByLabel('4', { exact: true }).check()
  await page.getByLabel('Manual').check()
  await page.getByLabel('Training of the operators').check()
  await page.getByLabel('Hours on site').fill('7.5')
  await page.getByLabel('Day of the visit').fill('2026-11-20')
  await page.getByLabel('Web address').fill('example')
  await page.getByRole('button', { name: 'Send' }).click()
  expect(await page.locator('#site-error').textContent()).toContain('https://example.com')
  await page.getByLabel('Web address').fill('example.com/a')
  await page.getByLabel('A type from the future').fill('text')
  expect(await valuesOf(page)).toEqual({
    score: 4,
    topics: ['manual', 'training'],
    hours: 7.5,
    day: '2026-11-20',
    site: 'example.com/a',
    updates: false,
    campaign: 'survey',
    odd: 'text',
  })
  await page
    .locator('kith-form')
    .evaluate((form: KithForm) => form.setValues({ score: 2, topics: ['parts'], updates: true }))
  expect(await page.getByLabel('2', { exact: true }).isChecked()).toBe(true)
  expect(await page.getByLabel('Manual').isChecked()).toBe(false)
  expect(await page.getByLabel('maintenance calendar').isChecked()).toBe(true)
  await close()
})

const states: [string, (page: Page) => Promise<unknown>][] = [
  ['at the start', async () => {}],
  ['with errors', page => page.getByRole('button').first().click()],
  [
    'kept on the device',
    async page => {
      await page.locator('kith-form').evaluate((form: KithForm) => {
        form.setValues({ kind: 'person', name: 'Ada', email: 'ada@example.com', message: 'x', consent: true })
        form.setValues({ topic: 'service', score: 3, topics: ['manual'] })
      })
      await page.context().setOffline(true)
      await page.locator('kith-form').evaluate((form: KithForm) => form.submit())
      await page.locator('kith-form[status=queued]').waitFor()
    },
  ],
  [
    'refused',
    async page => {
      stage.crm.faults.push({ status: 410 })
      await page.locator('kith-form').evaluate((form: KithForm) => {
        form.setValues({ kind: 'person', name: 'Ada', email: 'ada@example.com', message: 'x', consent: true })
        form.setValues({ topic: 'service', score: 3, topics: ['manual'] })
        return form.submit()
      })
      await page.locator('kith-form[status=error]').waitFor()
    },
  ],
]
test.each(
  ['contact-us', 'everything', 'steps'].flatMap(form =>
    states.flatMap(([state, reach]) => (['light', 'dark'] as const).map(scheme => ({ form, state, scheme, reach }))),
  ),
)('$form $state in $scheme breaks no rule of accessibility', async ({ form, reach, scheme }) => {
  stage.crm.faults.length = 0
  const { page, close } = await visit(`<kith-form form="${form}"></kith-form>`, { colorScheme: scheme })
  await reach(page)
  expect(await accessibilityViolations(page)).toEqual([])
  await close()
})

test.each([
  ['at 320 px', { viewport: { width: 320, height: 640 } }, '', 'en'],
  ['at 320 px in Chinese', { viewport: { width: 320, height: 640 } }, '', 'zh-CN'],
  ['from right to left', { viewport: { width: 360, height: 640 } }, 'html{direction:rtl}', 'ar'],
  ['in forced colours', { forcedColors: 'active' }, '', 'en'],
  ['without motion', { reducedMotion: 'reduce' }, '', 'en'],
] as const)('it fits %s, with targets of 44 px', async (_, options, style, locale) => {
  const { page, close } = await visit(`<kith-form form="contact-us" locale="${locale}"></kith-form>`, options, style)
  await page.locator('kith-form').evaluate((form: KithForm) => form.validate())
  const { overflow, small } = await page.locator('kith-form').evaluate(form => {
    const root = form.shadowRoot as ShadowRoot
    const { left, right } = form.getBoundingClientRect()
    const seen = [...root.querySelectorAll('.kith *')].filter(
      one => one.getClientRects().length && !one.closest('.unseen') && !one.closest('option, optgroup'),
    )
    return {
      overflow: seen
        .filter(one => one.getBoundingClientRect().right > right + 1 || one.getBoundingClientRect().left < left - 1)
        .map(one => one.className),
      small: [...root.querySelectorAll('.input, .button, .option')]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44)
        .map(one => one.className),
    }
  })
  expect(overflow).toEqual([])
  expect(small).toEqual([])
  const direction = await page.locator('kith-form .kith').evaluate(one => getComputedStyle(one).direction)
  expect(direction).toBe(locale === 'ar' ? 'rtl' : 'ltr')
  await close()
})

test('a light page stays light for a visitor with a dark system, and the theme can be set', async () => {
  const background = (page: Page) =>
    page
      .locator('kith-form .input')
      .first()
      .evaluate(one => getComputedStyle(one).backgroundColor)
  const dark = await visit('<kith-form form="contact-us"></kith-form>', { colorScheme: 'dark' })
  expect(await background(dark.page)).toBe('rgb(32, 31, 29)')
  await dark.page.locator('kith-form').evaluate(form => form.setAttribute('theme', 'light'))
  expect(await background(dark.page)).toBe('rgb(255, 255, 255)')
  await dark.close()
  const plain = await visit(
    '<kith-form form="contact-us"></kith-form>',
    { colorScheme: 'dark' },
    ':root{color-scheme:only light}',
  )
  expect(await background(plain.page)).toBe('rgb(255, 255, 255)')
  await plain.close()
})

test('it speaks the page’s language where the form has it', async () => {
  const { page, close } = await visit('<div lang="zh"><kith-form form="contact-us"></kith-form></div>')
  await page.getByRole('button', { name: '发送需求' }).click()
  await page.getByText('此项必填。').first().waitFor()
  expect(await page.locator('kith-form .kith').getAttribute('lang')).toBe('zh-CN')
  await close()
})

test('a click on a text of the form takes the focus nowhere, and focus() goes to its first field', async () => {
  const { page, close } = await visit('<kith-form form="contact-us"></kith-form>')
  await page.getByText('An engineer answers').click()
  expect(await focused(page)).toBe('kith')
  await page.locator('kith-form').evaluate((form: KithForm) => form.focus())
  expect(await focused(page)).toBe('kind')
  await close()
})
