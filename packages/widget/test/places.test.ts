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
  stage.crm.requests.length = 0
  stage.crm.stored.clear()
})

/** A page with the script, everything that went wrong in it, and all that it asked of the network. */
async function visit(html: string, headers: Record<string, string> = {}, options = {}) {
  const context = await stage.browser.newContext(options)
  const page = await context.newPage()
  const problems: string[] = []
  const asked: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  page.on('request', request => asked.push(request.url()))
  await page.goto(stage.site.put(stage.script + html, headers))
  return { page, context, problems, asked, close: () => context.close() }
}

const ready = (page: Page) => page.locator('kith-form[status=ready]').first().waitFor({ state: 'attached' })

async function fillAndSend(page: Page) {
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Email').press('Enter')
  await page.locator('kith-form[status=done]').waitFor()
}

const sent = () => [...stage.crm.stored.values()].map(({ values }) => values)
const answer = [{ email: 'ada@example.com' }]

test('what is hidden at first is drawn, counts as seen once it shows, and is sent', async () => {
  const { page, problems, close } = await visit(
    '<section hidden><kith-form form="short"></kith-form></section><button onclick="this.previousElementSibling.hidden = false">Show</button>',
  )
  await page.evaluate(() => {
    const log: string[] = []
    Object.assign(window, { log })
    for (const name of ['ready', 'view']) document.addEventListener(`kith-${name}`, () => log.push(name))
  })
  const log = () => page.evaluate(() => (window as unknown as { log: string[] }).log)
  await ready(page)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await log()).not.toContain('view')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect.poll(log, { timeout: 30_000 }).toContain('view')
  await fillAndSend(page)
  expect(sent()).toEqual(answer)
  expect(problems).toEqual([])
  await close()
})

test('in a dialog of the page Enter sends the form, Escape closes the dialog, and what was typed stays', async () => {
  const { page, problems, close } = await visit(
    '<button onclick="this.nextElementSibling.showModal()">Open</button><dialog aria-label="Contact"><kith-form form="short"></kith-form></dialog>',
  )
  await ready(page)
  await page.getByRole('button', { name: 'Open' }).click()
  const email = page.getByLabel('Email')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('kith-form')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ada@')
  expect(await email.inputValue()).toBe('ada@')
  await email.press('Enter')
  await page.locator('kith-form[status=invalid]').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await page.getByRole('button', { name: 'Open' }).click()
  expect(await email.inputValue()).toBe('ada@')
  await fillAndSend(page)
  expect(await page.locator('dialog[open]').count()).toBe(1)
  expect(sent()).toEqual(answer)
  expect(problems).toEqual([])
  await close()
})

test('an isolated page (COEP require-corp, COOP same-origin) shows it and sends', async () => {
  const { page, problems, close } = await visit('<kith-form form="short"></kith-form>', {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
  await ready(page)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await fillAndSend(page)
  expect(stage.crm.proofs.at(-1)).toBe('solved')
  expect(problems).toEqual([])
  await close()
})

test.each(['no-referrer', 'unsafe-url'])(
  'under the referrer policy %s it says the page’s origin and no more',
  async policy => {
    const { page, problems, close } = await visit('<kith-form form="short"></kith-form>', { 'Referrer-Policy': policy })
    await page.goto(`${page.url()}?email=private%40example.com`)
    await ready(page)
    await fillAndSend(page)
    expect(sent()).toEqual(answer)
    // The definition, the challenge and the answer; what is counted is a beacon, which goes by the page's policy.
    const asked = stage.crm.requests.filter(({ path }) => /^\/f\/short(\.json|\/challenge)?$/.test(path))
    expect([...new Set(asked.map(({ headers }) => headers.referer))]).toEqual([`${stage.site.origin}/`])
    expect(problems).toEqual([])
    await close()
  },
)

test('in a sandboxed frame it is sent from the origin null, keeps nothing, and says so when it cannot send', async () => {
  const inner = stage.site.put(`${stage.script}<kith-form form="short" consent-mode="granted"></kith-form>`)
  const { page, context, problems, close } = await visit(
    `<iframe sandbox="allow-scripts allow-forms" title="Form" src="${inner}" width="600" height="600"></iframe>`,
  )
  const frame = page.frameLocator('iframe')
  const status = (name: string) => frame.locator(`kith-form[status=${name}]`).waitFor()
  await status('ready')
  await frame.getByLabel('Email').fill('ada@example.com')
  await context.setOffline(true)
  await frame.getByRole('button', { name: 'Send' }).click()
  await status('error')
  await frame.getByText('The answer was not sent.').waitFor()
  await context.setOffline(false)
  await frame.getByRole('button', { name: 'Send' }).click()
  await status('done')
  expect(sent()).toEqual(answer)
  expect(stage.crm.requests.find(({ method }) => method === 'POST')?.headers.origin).toBe('null')
  expect(problems.filter(text => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await close()
})

test('from loading to done nothing is asked of anybody but the page and the CRM', async () => {
  const { page, asked, close } = await visit(
    `<kith-form form="contact-us" consent-mode="granted" datalayer></kith-form>
    <kith-form form="short" mode="popup"><button slot="trigger">Open</button></kith-form>`,
  )
  await ready(page)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill('ada@example.com')
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[form=short][status=done]').waitFor()
  await page.goto('about:blank')
  const hosts = asked.filter(url => url.startsWith('http')).map(url => new URL(url).origin)
  expect([...new Set(hosts)].sort()).toEqual([stage.site.origin, stage.crm.origin].sort())
  expect(asked.some(url => url.includes('kith-form-over-'))).toBe(true)
  await close()
})

test('what the page adds before sending, such as the token of a captcha in its slot, goes along', async () => {
  const { page, close } =
    await visit(`<kith-form form="short"><div slot="before-submit"><input name="cf-turnstile-response" value="t0ken" aria-label="Token"></div></kith-form>
    <script>document.querySelector('kith-form').addEventListener('kith-submit', ({ target, detail }) => {
      detail.meta.captcha = target.querySelector('[name=cf-turnstile-response]').value
    })</script>`)
  await ready(page)
  await fillAndSend(page)
  expect([...stage.crm.stored.values()].map(({ meta }) => meta.captcha)).toEqual(['t0ken'])
  expect(sent()).toEqual(answer)
  await close()
})

/** What of the form is wider than it, cut off, or lies over something else. */
function crowded(element: Element): string[] {
  const root = element.shadowRoot as ShadowRoot
  const { left, right } = element.getBoundingClientRect()
  const shown = [...root.querySelectorAll<HTMLElement>('.kith *')].filter(
    one => one.getClientRects().length && !one.closest('.unseen') && !one.closest('option, optgroup'),
  )
  const wide = shown.filter(one => {
    const box = one.getBoundingClientRect()
    return box.right > right + 1 || box.left < left - 1 || one.scrollWidth > one.clientWidth + 1
  })
  const fields = shown.filter(one => one.classList.contains('field')).map(one => one.getBoundingClientRect())
  const over = fields.filter((box, at) => fields.slice(at + 1).some(next => next.top < box.bottom - 1))
  return [
    ...wide.filter(one => one.clientWidth > 0).map(one => `${one.localName}.${one.className}`),
    ...over.map(() => 'overlap'),
  ]
}

const zoomed = { viewport: { width: 640, height: 480 }, deviceScaleFactor: 2 }

test.each([
  ['320 px', { viewport: { width: 320, height: 640 } }, ''],
  ['a window of 1,280 px at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, ''],
  ['a window of 1,280 px at 200 %', zoomed, ''],
  ['zoom: 2 of the page’s own', { viewport: { width: 700, height: 640 } }, 'html{zoom:2}'],
  ['text of 200 %', { viewport: { width: 360, height: 640 } }, 'html{font-size:200%}'],
  [
    'wide spacing of text (WCAG 1.4.12)',
    { viewport: { width: 320, height: 640 } },
    'kith-form::part(form){line-height:1.5;letter-spacing:.12em;word-spacing:.16em}',
  ],
])('nothing is cut off or overlaps at %s, with errors', async (_, options, style) => {
  const { page, close } = await visit(
    `<style>main{margin:0}body{margin:8px}${style}</style><kith-form form="contact-us"></kith-form>`,
    {},
    options,
  )
  await ready(page)
  await page.locator('kith-form').evaluate((form: KithForm) => form.validate())
  expect(await page.locator('kith-form').evaluate(crowded)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await close()
})

test('in forced colours what is wrong, what is chosen and what has the focus can be told by more than colour', async () => {
  const { page, close } = await visit('<kith-form form="contact-us"></kith-form>', {}, { forcedColors: 'active' })
  await ready(page)
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.locator('kith-form[status=invalid]').waitFor()
  const look = (selector: string) =>
    page
      .locator(`kith-form ${selector}`)
      .first()
      .evaluate(one => {
        const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth, appearance } = getComputedStyle(one)
        return { border: `${borderTopStyle} ${borderTopWidth}`, outline: `${outlineStyle} ${outlineWidth}`, appearance }
      })
  for (const selector of ['.input', '.option', '.button', '.alert']) {
    expect((await look(selector)).border).toBe('solid 1px')
  }
  expect((await look('[name=name]:focus')).outline).toBe('solid 2px')
  // The ring of a radio is the browser's own, which draws it in the system's colours.
  expect((await look('input[type=radio]:checked')).appearance).not.toBe('none')
  await page.locator('#name-error').waitFor()
  await close()
})
