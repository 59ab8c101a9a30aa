import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from './open.ts'

let stage: Stage
let page: Page
let problems: string[]
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  stage.crm.stored.clear()
  const context = await stage.browser.newContext({ viewport: { width: 900, height: 700 } })
  page = await context.newPage()
  problems = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
})
afterEach(async () => {
  expect(problems).toEqual([])
  await page.context().close()
})

const policy = () => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${stage.crm.origin}; connect-src ${stage.crm.origin}; require-trusted-types-for 'script'; trusted-types lit-html`,
})

async function visit(html: string) {
  await page.goto(stage.site.put(`${stage.script}${html}`, policy()))
  await page.locator('kith-form[status=ready]').first().waitFor({ state: 'attached' })
}

const isOpen = () =>
  page
    .locator('kith-form')
    .first()
    .evaluate(form => form.hasAttribute('open'))
const email = () => page.getByLabel('Email')
const focused = () => page.evaluate(() => document.activeElement?.id ?? '')

test.each(['popup', 'drawer', 'slide-in'])(
  'a %s is opened by its button, sent, and closed with the focus back',
  async mode => {
    await visit(
      `<kith-form form="short" mode="${mode}"><button slot="trigger" id="ask">Ask</button></kith-form><p id="end">End</p>`,
    )
    expect(await email().isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Ask' }).click()
    await expect.poll(() => email().evaluate(input => input.matches(':focus'))).toBe(true)
    expect(await page.getByRole('dialog', { name: 'Send' }).count()).toBe(1)
    expect(await accessibilityViolations(page)).toEqual([])
    await email().fill('ada@example.com')
    await page.keyboard.press('Escape')
    await expect.poll(isOpen).toBe(false)
    expect([await email().isVisible(), await focused()]).toEqual([false, 'ask'])
    await page.getByRole('button', { name: 'Ask' }).click()
    expect(await email().inputValue()).toBe('ada@example.com')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('kith-form[status=done]').waitFor({ state: 'attached' })
    expect(await accessibilityViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
    await expect.poll(isOpen).toBe(false)
    expect([stage.crm.stored.size, await focused()]).toEqual([1, 'ask'])
  },
)

test('a click beside a popup closes it, one in it does not', async () => {
  await visit(
    '<button id="ask" class="ask">Ask</button><kith-form form="short" mode="popup" trigger=".ask"></kith-form>',
  )
  await page.locator('.ask').click()
  await email().click()
  expect(await isOpen()).toBe(true)
  await page.mouse.click(5, 5)
  await expect.poll(isOpen).toBe(false)
  expect(await focused()).toBe('ask')
})

test('what opens by itself opens once, leaves the focus to the page, and never over something else', async () => {
  await page.clock.install()
  await visit('<input id="search" aria-label="Search"><kith-form form="short" mode="slide-in" delay="5"></kith-form>')
  await page.locator('#search').focus()
  await page.clock.fastForward(4000)
  expect(await isOpen()).toBe(false)
  await page.clock.fastForward(1000)
  await email().waitFor()
  expect(await focused()).toBe('search')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.clock.fastForward(60_000)
  expect(await isOpen()).toBe(false)

  await visit(
    '<dialog open aria-label="Cookies">Cookies</dialog><kith-form form="short" mode="popup" delay="5"></kith-form>',
  )
  await page.clock.fastForward(60_000)
  expect(await isOpen()).toBe(false)
})

test.each([
  ['granted', 'session', false],
  ['granted', '7', false],
  ['denied', '7', true],
])('with consent %s and frequency %s the next page offers it again: %s', async (consent, frequency, again) => {
  const form = `<kith-form form="short" mode="popup" delay="1" consent-mode="${consent}" frequency="${frequency}"></kith-form>`
  await page.clock.install()
  await visit(form)
  await page.clock.fastForward(1000)
  await email().waitFor()
  await visit(form)
  await page.clock.fastForward(1000)
  expect(await isOpen()).toBe(again)
  const kept = await page.evaluate(() =>
    Object.keys({ ...localStorage, ...sessionStorage }).filter(name => /offered/.test(name)),
  )
  expect(kept).toHaveLength(again ? 0 : 1)
})

test('it opens so far down the page, and tells when it opens and closes', async () => {
  await visit(
    '<div><p>Top</p><svg height="3000"></svg></div><kith-form form="short" mode="drawer" trigger="scroll:50"></kith-form>',
  )
  await page.evaluate(() => {
    for (const type of ['kith-open', 'kith-close']) document.addEventListener(type, () => console.info(type))
  })
  const told: string[] = []
  page.on('console', message => told.push(message.text()))
  await page.evaluate(() => scrollTo(0, 500))
  expect(await isOpen()).toBe(false)
  await page.evaluate(() => scrollTo(0, 2400))
  await email().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => told).toEqual(['kith-open', 'kith-close'])
})

test('without the part that lays it over the page it stands in the page', async () => {
  stage.crm.isWhole = false
  try {
    await visit('<kith-form form="short" mode="popup"></kith-form>')
    await email().fill('ada@example.com')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Thank you').waitFor()
    expect([stage.crm.stored.size, await page.getByRole('dialog').count()]).toEqual([1, 0])
    expect(problems.splice(0)).toEqual([expect.stringContaining('404')])
  } finally {
    stage.crm.isWhole = true
  }
})

test('a form in the page fetches no part; two over it share one, from beside the script', async () => {
  const parts = () => stage.crm.requests.map(({ path }) => path).filter(path => path.includes('/kith-form-'))
  stage.crm.requests.length = 0
  await visit('<kith-form form="short"></kith-form>')
  expect(parts()).toEqual([])
  await visit('<kith-form form="short" mode="popup"></kith-form><kith-form form="steps" mode="drawer"></kith-form>')
  expect(parts()).toEqual([expect.stringMatching(/^\/w\/1\/kith-form-over-[0-9a-f]{8}\.js$/)])
})

test('a drawer stands at the end of the line, also from right to left, and takes the width of a phone', async () => {
  await page.setViewportSize({ width: 900, height: 700 })
  const side = async (locale: string) => {
    await visit(`<kith-form form="contact-us" mode="drawer" open locale="${locale}"></kith-form>`)
    const box = await page.locator('kith-form').evaluate(form => {
      const { left, width, height } =
        form.shadowRoot?.querySelector('.dialog')?.getBoundingClientRect() ?? new DOMRect()
      return { left, width, height }
    })
    return box
  }
  expect(await side('en')).toEqual({ left: 380, width: 520, height: 700 })
  expect(await side('ar')).toEqual({ left: 0, width: 520, height: 700 })
  await page.setViewportSize({ width: 360, height: 700 })
  expect(await side('en')).toEqual({ left: 0, width: 360, height: 700 })
})
