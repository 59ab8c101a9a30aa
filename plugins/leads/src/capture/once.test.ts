import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Serving, serve } from '@kith/server'
import { few } from '@kith/testing'
import { type BrowserContext, type Page, sharedBrowser } from '@kith/testing/browser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'
import { type Gate, openGate } from '../fixture/gate.ts'

let crm: Crm
let serving: Serving
let folder: string
let gate: Gate
let site: { readonly url: string; close(): void }
let context: BrowserContext
let page: Page
let email: string
let count = 0

beforeAll(async () => {
  crm = await startCrm({ settings: { forms: { surge: 0, perDomain: 0, proofWork: 2000 } } })
  folder = await mkdtemp(join(tmpdir(), 'kith-once-'))
  serving = await serve({ app: crm.app, port: 0, hostname: '127.0.0.1', token: 'test', folder, grace: 100 })
  gate = await openGate(`http://127.0.0.1:${serving.port}`)
  site = await openSite()
  await crm.admin.call('forms.make', {
    name: 'Offer',
    publicId: 'offer',
    fields: ['email*', 'message'],
    origin: ['http://127.0.0.1:*'],
  })
})
afterAll(async () => {
  await gate.close()
  site.close()
  await serving.close()
  await rm(folder, { recursive: true, force: true })
  await crm.close()
})
beforeEach(async () => {
  email = `visitor-${++count}@example.com`
  gate.posts = gate.faults.length = 0
  gate.together = 1
  context = await (await sharedBrowser()).newContext()
})
afterEach(() => context.close())

/** The CRM's form on a website of another origin. */
async function openSite(): Promise<typeof site> {
  const server = createServer((request, response) => {
    const isForm = request.url === '/'
    response.writeHead(isForm ? 200 : 404, { 'content-type': 'text/html' })
    response.end(
      isForm &&
        `<!doctype html><kith-form form="offer"></kith-form><script type="module" src="${gate.url}/w/1/kith-form.js"></script>`,
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close().closeAllConnections(),
  }
}

async function visit(on: Page): Promise<Page> {
  await on.goto(site.url)
  await status('ready', on)
  return on
}

async function fill(): Promise<void> {
  await page.locator('input[name=email]').fill(email)
  await page.locator('textarea').fill('A lathe, used')
}

/** A busy machine is no failure. */
const soon = <T>(of: () => T) => expect.poll(of, { timeout: 60_000 })
const status = (name: string, on = page) => on.locator(`kith-form[status=${name}]`).waitFor()
const send = () => page.getByRole('button', { name: 'Send' }).click()

/** The same, while the pauses between tries pass as soon as they are taken; the time that a request may take does not. */
const later = (name: string) =>
  soon(async () => {
    if (gate.busy === 0) await page.clock.fastForward(3000)
    return page.locator('kith-form').getAttribute('status')
  }).toBe(name)

const stored = async () => (await crm.leads({ email })).length
const comeBack = () => page.evaluate('void dispatchEvent(new Event("focus"))')

async function sendLater(): Promise<void> {
  await page.clock.install()
  await send()
}

/** What can happen to an answer. The first seven are those of each run. */
const happenings: Readonly<Record<string, (isLocked: boolean) => Promise<void>>> = {
  async 'sent offline, and the connection comes back'() {
    await context.setOffline(true)
    await send()
    await status('queued')
    expect(await stored()).toBe(0)
    await context.setOffline(false)
    await status('done')
  },
  async '503 twice'() {
    gate.faults.push({ status: 503 }, { status: 503 })
    await sendLater()
    await later('done')
    expect(gate.posts).toBe(3)
  },
  async 'the form’s own rate says 429'() {
    const [form] = (await crm.admin.call<{ rows: { id: string }[] }>('forms.list', { where: { publicId: 'offer' } }))
      .rows
    await crm.admin.call('forms.update', { id: form?.id, set: { rate: 1 } })
    await fetch(`${gate.url}/f/offer`, { method: 'POST', body: '{"values":{"email":"first@example.com"}}' })
    await send()
    await status('queued')
    expect(await stored()).toBe(0)
    await crm.clock.advance('1m')
    await crm.admin.call('forms.update', { id: form?.id, set: { rate: 0 } })
    await comeBack()
    await status('done')
  },
  async 'an answer of the server that is lost'() {
    gate.faults.push('lost')
    await sendLater()
    await later('done')
    expect(gate.posts).toBe(2)
  },
  async 'a double click'() {
    await page.getByRole('button', { name: 'Send' }).dblclick()
    await status('done')
    expect(gate.posts).toBe(1)
  },
  async 'two tabs that send what is kept'(isLocked) {
    await context.setOffline(true)
    await send()
    await status('queued')
    await page.close()
    await context.setOffline(false)
    // Where nothing keeps tabs apart, both answers are in the CRM at the same time.
    if (!isLocked) gate.together = 2
    const tabs = await Promise.all([context.newPage(), context.newPage()])
    await Promise.all(tabs.map(visit))
    await soon(stored).toBe(1)
    page = tabs[0] as Page
  },
  async 'a page that is loaded again while it sends'() {
    gate.faults.push('silent')
    await send()
    await soon(stored).toBe(1)
    await page.reload()
    await status('ready')
  },

  async 'sent offline, and the page is loaded again before the connection is back'() {
    await context.setOffline(true)
    await send()
    await status('queued')
    await context.setOffline(false)
    await page.reload()
  },
  async 'a CRM that is away for longer than the page tries'() {
    gate.faults.push(...Array.from({ length: 5 }, () => ({ status: 503 })))
    await sendLater()
    await later('queued')
    expect(gate.posts).toBe(5)
    await comeBack()
    await status('done')
  },
  async '429 with a time to come back'() {
    gate.faults.push({ status: 429, retryAfter: '7' })
    await sendLater()
    await later('done')
    expect(gate.posts).toBe(2)
  },
  async 'a request that is not heard, and an answer that breaks off'() {
    gate.faults.push('unheard', 'broken', 'lost')
    await sendLater()
    await later('done')
    expect(gate.posts).toBe(4)
  },
  async 'a page that is closed while it sends, and two that are opened'(isLocked) {
    gate.faults.push('silent')
    await send()
    await soon(stored).toBe(1)
    await page.close()
    if (!isLocked) gate.together = 2
    const tabs = await Promise.all([context.newPage(), context.newPage()])
    await Promise.all(tabs.map(visit))
    page = tabs[0] as Page
  },
  async 'a page that is loaded again before the CRM has heard'() {
    gate.faults.push({ status: 503, retryAfter: '20' })
    await send()
    await soon(() => gate.posts).toBe(1)
    await page.reload()
  },
  async 'submit() three times in a row'() {
    await page.evaluate(
      'let form = document.querySelector("kith-form"); Promise.all([form.submit(), form.submit(), form.submit()])',
    )
    await status('done')
    expect(gate.posts).toBe(1)
  },
}

/** What a browser may lack, and whether its tabs still wait for each other. */
const devices: readonly (readonly [name: string, isLocked: boolean, script: string])[] = [
  ['as browsers are', true, ''],
  ['without Web Locks', false, 'Object.defineProperty(navigator, "locks", { value: undefined })'],
  ['without IndexedDB', true, 'indexedDB.open = () => { throw new DOMException("refused", "SecurityError") }'],
]

const rows = devices.flatMap(([device, isLocked, script]) =>
  Object.entries(happenings).map(([name, happen]) => [name, device, { isLocked, script, happen }] as const),
)

test.each(few(rows, 7))('%s, %s: one lead', async (_name, _device, { isLocked, script, happen }) => {
  await context.addInitScript({ content: script })
  page = await visit(await context.newPage())
  await fill()
  await happen(isLocked)
  await soon(() => page.evaluate(kept)).toBe(0)
  await crm.idle()
  expect(await crm.leads({ email })).toMatchObject([{ email, source: 'website' }])
  const submissions = await crm.admin.call<{ rows: { values: unknown }[] }>('forms.submissions.list', { limit: 200 })
  const mine = submissions.rows.filter(({ values }) => (values as { email?: string }).email === email)
  expect(mine).toMatchObject([{ status: 'processed', values: { email, message: 'A lathe, used' } }])
})

/** How many answers are on the device; runs in the page. */
const kept = `(async () => {
  const local = Object.keys(localStorage).filter(key => key.startsWith('kith-form')).length
  if (!(await indexedDB.databases()).some(({ name }) => name === 'kith-form')) return local
  const done = request => new Promise(resolve => (request.onsuccess = () => resolve(request.result)))
  const database = await done(IDBFactory.prototype.open.call(indexedDB, 'kith-form'))
  const count = await done(database.transaction('kith-form').objectStore('kith-form').count())
  database.close()
  return count + local
})()`
