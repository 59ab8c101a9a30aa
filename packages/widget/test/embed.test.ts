import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@kith/testing/browser'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { short } from './definitions.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => {
  stage.crm.requests.length = 0
  stage.crm.posted.length = 0
  stage.crm.stored.clear()
})

const ready = (page: Page) => page.locator('kith-form[status=ready]').first().waitFor()

/** A page, and everything that went wrong in it. */
async function visit(html: string, headers: Record<string, string> = {}, options = {}) {
  const context = await stage.browser.newContext(options)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => console.error(`violates ${event.violatedDirective}`))
  })
  await page.goto(stage.site.put(html, headers))
  return { page, problems, close: () => context.close() }
}

async function send(page: Page) {
  const form = page.locator('kith-form').first()
  await form.getByLabel('Email').fill('ada@example.com')
  await form.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').first().waitFor()
}

const paths = () => stage.crm.requests.map(({ method, path }) => `${method} ${path}`)

test('three forms on a page draw with one request for each definition', async () => {
  const { page, problems, close } = await visit(
    `${stage.script}<kith-form form="short"></kith-form><kith-form form="short"></kith-form><kith-form form="steps"></kith-form>`,
  )
  await expect.poll(() => page.locator('kith-form[status=ready]').count()).toBe(3)
  expect(paths().sort()).toEqual(['GET /f/short.json', 'GET /f/steps.json', 'GET /w/1/kith-form.js'])
  await send(page)
  expect(stage.crm.stored.size).toBe(1)
  expect(problems).toEqual([])
  await close()
})

test.each([
  ['before the tag', (tag: string) => `${tag}<kith-form form="short"></kith-form>`],
  ['after the tag', (tag: string) => `<kith-form form="short"></kith-form>${tag}`],
  [
    'twice',
    (tag: string) => `${tag}<kith-form form="short"></kith-form>${tag.replace('kith-form.js', 'kith-form.js?2')}`,
  ],
])('the script works %s', async (_, html) => {
  const { page, problems, close } = await visit(html(stage.script))
  await ready(page)
  await send(page)
  expect(stage.crm.stored.size).toBe(1)
  expect(problems).toEqual([])
  await close()
})

test('it asks two things before anybody types, and two to send, none of them with a preflight', async () => {
  const { page, close } = await visit(`${stage.script}<kith-form form="short"></kith-form>`)
  await ready(page)
  expect(paths()).toEqual(['GET /w/1/kith-form.js', 'GET /f/short.json'])
  await send(page)
  expect(paths().slice(2)).toEqual(['GET /f/short/challenge', 'POST /f/short'])
  const [ask, post] = stage.crm.requests.slice(2)
  expect(ask?.headers.cookie).toBeUndefined()
  expect(post?.headers['content-type']).toBe('text/plain;charset=UTF-8')
  expect(post?.headers.cookie).toBeUndefined()
  expect(post?.headers.referer).toBe(`${stage.site.origin}/`)
  await close()
})

test('a definition in the page saves the request for it', async () => {
  const { page, close } = await visit(
    `<kith-form form="short"><script type="application/json">${JSON.stringify(short)}</script></kith-form>${stage.script}`,
  )
  await ready(page)
  await send(page)
  expect(paths()).toEqual(['GET /w/1/kith-form.js', 'GET /f/short/challenge', 'POST /f/short'])
  await close()
})

test('src names the whole address, for its definition and its answers', async () => {
  const { page, close } = await visit(`${stage.script}<kith-form src="${stage.crm.origin}/f/short"></kith-form>`)
  await ready(page)
  await send(page)
  expect(paths()).toEqual(['GET /w/1/kith-form.js', 'GET /f/short.json', 'GET /f/short/challenge', 'POST /f/short'])
  await close()
})

test('a definition set before the script was there is drawn', async () => {
  const { page, close } = await visit(
    `<kith-form src="${stage.crm.origin}/f/short"></kith-form>
    <script>document.querySelector('kith-form').definition = ${JSON.stringify(short)}</script>${stage.script}`,
  )
  await ready(page)
  await send(page)
  expect(paths()).toEqual(['GET /w/1/kith-form.js', 'GET /f/short/challenge', 'POST /f/short'])
  await close()
})

test.each([
  ['a strict policy', ''],
  ['Trusted Types', "; require-trusted-types-for 'script'"],
  ['Trusted Types with an allow-list', "; require-trusted-types-for 'script'; trusted-types lit-html"],
])('%s is not violated, from loading to done', async (_, more) => {
  const policy = `default-src 'none'; script-src ${stage.crm.origin}; connect-src ${stage.crm.origin}${more}`
  const { page, problems, close } = await visit(
    `${stage.script}<kith-form form="short"></kith-form>${stage.script.replace('kith-form.js', 'kith-form.js?2')}`,
    { 'Content-Security-Policy': policy },
  )
  await ready(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await send(page)
  expect(stage.crm.stored.size).toBe(1)
  expect(problems).toEqual([])
  await close()
})

test('a hostile style sheet changes no pixel of the form', async () => {
  const draw = async (style: string) => {
    const { page, close } = await visit(
      `<!doctype html><html lang="en"><head><title>x</title><style>body{margin:0}main{position:absolute;inset:0;margin:0;padding:0}h1{position:absolute;left:-999px}${style}</style></head>
      <body><main><kith-form form="contact-us"></kith-form></main>${stage.script}</body></html>`,
    )
    await ready(page)
    const picture = await page.locator('kith-form').screenshot({ animations: 'disabled' })
    await close()
    return picture
  }
  const plain = await draw('')
  const hostile = await draw(`
    html { font-size: 9px; letter-spacing: 4px; text-transform: uppercase; line-height: 3; font-style: italic; text-align: right;
      word-spacing: 9px; color: red; text-indent: 30px; visibility: visible; white-space: pre; cursor: wait }
    input, button, label, select, p, div, fieldset { all: unset !important; display: inline !important; color: red !important }
    kith-form * { border: 9px solid red !important }`)
  expect(hostile.equals(plain)).toBe(true)
})

test('what was typed stays when the element is moved', async () => {
  const { page, close } = await visit(`${stage.script}<section></section><kith-form form="short"></kith-form>`)
  await ready(page)
  await page.getByLabel('Email').fill('ada@example.com')
  await page.evaluate(() => document.querySelector('section')?.append(document.querySelector('kith-form') as Node))
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('section kith-form[status=done]').waitFor()
  expect(stage.crm.stored.size).toBe(1)
  await close()
})

test('what an extension puts beside a field stays, and so does the focus', async () => {
  const { page, close } = await visit(`${stage.script}<kith-form form="short"></kith-form>`)
  await ready(page)
  const email = page.getByLabel('Email')
  await email.evaluate(input => input.before(Object.assign(document.createElement('b'), { id: 'manager' })))
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=invalid]').waitFor()
  await email.pressSequentially('ada@example.com')
  expect(await page.locator('#manager + input:focus').inputValue()).toBe('ada@example.com')
  await close()
})

test('what was typed into the page’s own form before the script came is taken over, caret and all', async () => {
  const { page, close } = await visit(
    `<kith-form form="short"><form slot="fallback" method="post" action="${stage.crm.origin}/f/short">
      <label>Email <input name="email" type="email"></label><label>Note <input name="note"></label><button>Send</button>
    </form></kith-form>`,
  )
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Note').fill('a lathe')
  await page.getByLabel('Note').press('Home')
  await page.keyboard.press('ArrowRight')
  await page.addScriptTag({ url: stage.crm.script, type: 'module' })
  await ready(page)
  expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(1)
  expect(await page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe('ada@example.com')
  await page.keyboard.type('X')
  expect(await page.locator('kith-form').evaluate((form: KithForm) => form.values)).toEqual({
    email: 'ada@example.com',
    note: 'aX lathe',
  })
  await close()
})

test('a root that the server rendered becomes one form, with what was typed', async () => {
  const { page, close } = await visit(
    `<kith-form form="short"><template shadowrootmode="open" shadowrootdelegatesfocus><form>
      <label>Email <input name="email" type="email"></label><label>Note <input name="note"></label><button>Send</button>
    </form></template></kith-form>`,
  )
  await page.getByLabel('Email').fill('ada@example.com')
  await page.addScriptTag({ url: stage.crm.script, type: 'module' })
  await ready(page)
  expect(await page.locator('kith-form form').count()).toBe(1)
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
  expect(await page.locator('kith-form [name=email]:focus').count()).toBe(1)
  await close()
})

test('a root that is still arriving when the script is there becomes one form', async () => {
  const rest = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/html')
    if (request.url !== '/') return response.writeHead(404).end()
    response.write(`<!doctype html><script type="module" async src="${stage.crm.script}"></script>
      <kith-form form="short"><template shadowrootmode="open" shadowrootdelegatesfocus>`)
    await rest.promise
    response.end(
      '<form><label>Email <input name="email" type="email"></label><label>Note <input name="note"></label></form></template></kith-form>',
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'commit' })
  await page.waitForFunction(() => customElements.get('kith-form') && document.querySelector('kith-form'))
  rest.resolve()
  await ready(page)
  await page.waitForLoadState()
  expect(await page.locator('kith-form form').count()).toBe(1)
  expect(await page.getByLabel('Email').count()).toBe(1)
  await context.close()
  server.close()
})

test.each([
  ['without JavaScript', '', { javaScriptEnabled: false }],
  ['without the script', '<script type="module" src="/404.js"></script>', {}],
])('the page’s own form posts %s', async (_, script, options) => {
  const { page, close } = await visit(
    `${script}<kith-form form="short"><form slot="fallback" method="post" action="${stage.crm.origin}/f/short">
      <label>Email <input name="email"></label><button>Send</button></form></kith-form>`,
    {},
    options,
  )
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => stage.crm.posted.map(body => body.get('email'))).toEqual(['ada@example.com'])
  await close()
})

test('when the definition does not come, the page’s own form stays; without one it says so and tries again', async () => {
  const { page, close } = await visit(
    `${stage.script}<kith-form form="gone"><form slot="fallback"><label>Email <input></label></form></kith-form><kith-form form="late"></kith-form>`,
  )
  await expect.poll(() => page.locator('kith-form[status=error]').count()).toBe(2)
  expect(await page.getByLabel('Email').isVisible()).toBe(true)
  await page.getByText('The form could not be loaded.').last().waitFor()
  stage.crm.definitions.late = { ...short, id: 'late' }
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('kith-form[form=late][status=ready]').waitFor()
  await close()
})

test('inside another form Enter sends the inner one only', async () => {
  const { page, close } = await visit(
    `${stage.script}<form action="/outer"><kith-form form="short"></kith-form></form>`,
  )
  await ready(page)
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Email').press('Enter')
  await page.locator('kith-form[status=done]').waitFor()
  expect(page.url()).not.toContain('outer')
  await close()
})

test('events cross shadow roots, and only kith-submit says what was written', async () => {
  const { page, close } = await visit(`${stage.script}<kith-form form="steps"></kith-form>`)
  await page.evaluate(() => {
    const names = ['ready', 'view', 'start', 'change', 'step', 'invalid', 'submit', 'success', 'queued', 'error']
    const log: [string, string][] = []
    Object.assign(window, { log })
    for (const name of names) {
      document.addEventListener(`kith-${name}`, event =>
        log.push([name, JSON.stringify((event as CustomEvent).detail)]),
      )
    }
  })
  await ready(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Service').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Email').fill('secret@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  const log = await page.evaluate(() => (window as unknown as { log: [string, string][] }).log)
  const names = log.map(([name]) => name)
  expect(names.filter(name => name !== 'ready' && name !== 'view')).toEqual([
    'invalid',
    'start',
    'change',
    'step',
    'change',
    'submit',
    'success',
  ])
  expect(log.filter(([, detail]) => detail.includes('secret')).map(([name]) => name)).toEqual(['submit'])
  await close()
})

test('a page may refuse to send, prefill by its address, and translate', async () => {
  const { page, close } = await visit(
    `<kith-form form="short" prefill="url" locale="fr"></kith-form><script>
      const form = document.querySelector('kith-form')
      form.messages = { submit: 'Envoyer', 'email.label': 'Courriel' }
      form.addEventListener('kith-submit', event => event.preventDefault())
      history.replaceState(0, '', '?email=ada%40example.com&note=not%20asked%20for')
    </script>${stage.script}`,
  )
  await ready(page)
  expect(await page.getByLabel('Courriel').inputValue()).toBe('ada@example.com')
  // Its owner did not open it to addresses.
  expect(await page.getByLabel('Note').inputValue()).toBe('')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  expect(await page.locator('kith-form').getAttribute('status')).toBe('ready')
  expect(stage.crm.stored.size).toBe(0)
  await close()
})

test('what the address filled in stands there no more where the page asks for that, and the rest of it stays', async () => {
  const { page, close } = await visit(
    `<kith-form form="short" prefill="url-strip"></kith-form><script>
      history.replaceState({ kept: true }, '', '?email=ada%40example.com&note=not%20asked%20for&utm_source=fair#there')
    </script>${stage.script}`,
  )
  await ready(page)
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
  const { search, hash } = new URL(page.url())
  expect(search + hash).toBe('?note=not+asked+for&utm_source=fair#there')
  expect(await page.evaluate(() => history.state)).toEqual({ kept: true })
  const meta = await page.locator('kith-form').evaluate((form: KithForm) => form.meta)
  expect(meta.utm).toEqual({ source: 'fair' })
  await close()
})

test('the meta says where the visitor came from and what was agreed to, and keeps the first page only with consent', async () => {
  const html = (mode: string) => `${stage.script}<kith-form form="contact-us" consent-mode="${mode}"></kith-form>`
  const meta = async (mode: string) => {
    const { page, close } = await visit(html(mode))
    await page.goto(`${page.url()}?utm_source=fair&utm_medium=booth&gclid=x1&name=Ada`)
    await page.goto(page.url().split('?')[0] ?? '')
    await ready(page)
    await page.getByLabel('I agree').check()
    const meta = await page.locator('kith-form').evaluate((form: KithForm) => form.meta)
    const kept = await page.evaluate(() => sessionStorage.length + localStorage.length + document.cookie.length)
    await close()
    return { meta, kept }
  }
  const denied = await meta('auto')
  expect(denied).toMatchObject({
    kept: 0,
    meta: { utm: {}, clickIds: {}, consent: { consent: '2026-10' }, honeypot: '', version: 3, locale: 'en' },
  })
  expect(denied.meta.page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\d+$/)
})

test('with consent the first page of the visit is what counts', async () => {
  const { page, close } = await visit('<p>Elsewhere</p>')
  const address = stage.site.put(`${stage.script}<kith-form form="short" consent-mode="granted"></kith-form>`)
  await page.goto(`${address}?utm_source=fair&gclid=x1`)
  await ready(page)
  await page.goto(address)
  await ready(page)
  const meta = await page.locator('kith-form').evaluate((form: KithForm) => form.meta)
  expect(meta).toMatchObject({ utm: { source: 'fair' }, clickIds: { gclid: 'x1' }, page: address })
  await close()
})
