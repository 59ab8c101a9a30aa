import { type BrowserContext, intercept, type Page } from '@kith/testing/browser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KithForm } from '../src/index.ts'
import { openStage, type Stage } from './open.ts'

let stage: Stage
let context: BrowserContext
let page: Page
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  const { crm, browser } = stage
  crm.requests.length = crm.faults.length = 0
  crm.stored.clear()
  crm.proofs.length = 0
  crm.answer = {}
  context = await browser.newContext()
  page = await context.newPage()
  await visit()
})
afterEach(() => context.close())

async function visit(tag = '<kith-form form="short"></kith-form>', on = page) {
  await on.goto(stage.site.put(`${stage.script}${tag}`))
  await on.locator('kith-form[status=ready]').waitFor()
}

async function fill(on = page) {
  await on.getByLabel('Email').fill('ada@example.com')
  await on.getByLabel('Note').fill('a lathe')
}

const button = () => page.getByRole('button', { name: 'Send' })
const status = (name: string, on = page) => on.locator(`kith-form[status=${name}]`).waitFor()
/** The same, while the pauses between tries pass as soon as they are taken; the time that a request may take does not. */
const later = (name: string) =>
  expect
    .poll(
      async () => {
        if (stage.crm.busy === 0) await page.clock.fastForward(3000)
        return await page.locator('kith-form').getAttribute('status')
      },
      { timeout: 30_000 },
    )
    .toBe(name)
const values = () => [...stage.crm.stored.values()].map(body => body.values)
const answer = { email: 'ada@example.com', note: 'a lathe' }

test('a submission arrives once, with its key, its values and its meta', async () => {
  await fill()
  await button().click()
  await status('done')
  const [body] = stage.crm.stored.values()
  expect(body?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(body?.values).toEqual(answer)
  expect(body?.meta).toMatchObject({ locale: 'en', version: 1, honeypot: '', consent: {}, referrer: '' })
  expect(await page.getByText('Thank you').evaluate(() => document.activeElement?.localName)).toBe('kith-form')
})

test('a server that is away for a moment is asked again with the same key', async () => {
  stage.crm.faults.push({ status: 503 }, { status: 502 }, { status: 429, headers: { 'Retry-After': '0' } })
  await fill()
  await page.clock.install()
  await button().click()
  await later('done')
  expect(values()).toEqual([answer])
  expect(stage.crm.requests.filter(({ method }) => method === 'POST')).toHaveLength(4)
})

test('an answer that was lost on its way is asked for again, and nothing is stored twice', async () => {
  stage.crm.faults.push('lost', 'unheard')
  await fill()
  await page.clock.install()
  await button().click()
  await later('done')
  expect(values()).toEqual([answer])
})

test('a double click, and Enter on top, are one submission', async () => {
  await fill()
  await page.locator('kith-form').evaluate((form: KithForm) => {
    const button = form.shadowRoot?.querySelector('button')
    button?.click()
    button?.click()
    form.shadowRoot?.querySelector('form')?.requestSubmit()
    return Promise.all([form.submit(), form.submit()])
  })
  await status('done')
  expect(values()).toEqual([answer])
  expect(stage.crm.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('offline it is kept on the device, the visitor is told, and it is sent when the connection is back', async () => {
  await fill()
  await context.setOffline(true)
  await button().click()
  await status('queued')
  await page.getByText('Saved on this device').waitFor()
  expect(stage.crm.stored.size).toBe(0)
  await context.setOffline(false)
  await status('done')
  expect(values()).toEqual([answer])
})

test('what is kept is sent by the next page of the site, once, however many tabs there are', async () => {
  await fill()
  await context.setOffline(true)
  await button().click()
  await status('queued')
  await page.close()
  await context.setOffline(false)
  const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()])
  await Promise.all(tabs.map(tab => visit('<kith-form form="steps"></kith-form>', tab)))
  await expect.poll(values).toEqual([answer])
  await Promise.all(tabs.map(tab => tab.evaluate(() => (document.querySelector('kith-form') as KithForm).flushQueue())))
  expect(stage.crm.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('a page that is left while sending has its answer stored once', async () => {
  stage.crm.faults.push('silent')
  await fill()
  await button().click()
  await expect.poll(() => stage.crm.stored.size).toBe(1)
  await page.reload()
  await status('ready')
  await expect.poll(() => page.evaluate(count)).toBe(0)
  expect(values()).toEqual([answer])
  expect(stage.crm.requests.filter(({ method }) => method === 'POST').length).toBeGreaterThan(1)
})

test('a form that forbids keeping data keeps none', async () => {
  const { short } = stage.crm.definitions
  stage.crm.definitions.secret = { ...(short as NonNullable<typeof short>), id: 'secret', offline: false }
  await visit('<kith-form form="secret"></kith-form>')
  await fill()
  await context.setOffline(true)
  await button().click()
  await status('error')
  await page.getByText('The answer was not sent. Send it again.').waitFor()
  expect(await page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length)).toBe(0)
  await context.setOffline(false)
  await button().click()
  await status('done')
  expect(values()).toEqual([answer])
})

test('where IndexedDB is refused, local storage keeps it', async () => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError')
    }
  })
  await visit()
  await fill()
  await context.setOffline(true)
  await button().click()
  await status('queued')
  expect(await page.evaluate(() => localStorage.length)).toBe(1)
  await context.setOffline(false)
  await status('done')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(values()).toEqual([answer])
})

test('the queue holds 20 answers, and drops those of last week', async () => {
  await context.setOffline(true)
  const keep = (at: number) =>
    page.evaluate(async at => {
      const open = indexedDB.open('kith-form', 1)
      open.onupgradeneeded = () => open.result.createObjectStore('kith-form', { keyPath: 'key' })
      await new Promise(done => {
        open.onsuccess = done
      })
      const store = open.result.transaction('kith-form', 'readwrite').objectStore('kith-form')
      for (let i = 0; i < 20; i++) store.put({ key: `k${i}`, url: 'http://127.0.0.1:1/f/x', body: '{}', at })
      await new Promise(done => {
        store.transaction.oncomplete = done
      })
      open.result.close()
    }, at)
  await keep(Date.now())
  await fill()
  await button().click()
  await status('error')
  await keep(Date.now() - 8 * 864e5)
  await button().click()
  await status('queued')
  expect(await page.evaluate(count)).toBe(1)
})

test('what the server finds wrong stands at the field, and the key is free for the next try', async () => {
  stage.crm.faults.push({ status: 422, body: { errors: { email: 'email', note: 'spam.words' } } })
  await fill()
  await button().click()
  await status('invalid')
  const email = page.getByLabel('Email')
  expect(await email.evaluate(input => input === (input.getRootNode() as ShadowRoot).activeElement)).toBe(true)
  expect(await page.locator('#email-error').textContent()).toContain('name@example.com')
  expect(await page.locator('#note-error').textContent()).toContain('Check this field')
  await email.fill('ada@example.org')
  await button().click()
  await status('done')
  expect(values()).toEqual([{ ...answer, email: 'ada@example.org' }])
})

test.each([
  [410, 'This form is closed.'],
  [413, 'The answer is too long. Shorten the longest text.'],
  [500, 'The answer was not sent. Send it again.'],
  [422, 'The answer was not sent. Send it again.'],
])('an answer of %i is said in words, and what was typed stays', async (code, words) => {
  stage.crm.faults.push({ status: code, body: { errors: code === 422 ? { unknown: 'required' } : undefined } })
  await fill()
  await button().click()
  await status('error')
  expect(await page.getByRole('alert').textContent()).toContain(words)
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
})

test('too many answers is said in words when the form may not keep them', async () => {
  const { short } = stage.crm.definitions
  stage.crm.definitions.secret = { ...(short as NonNullable<typeof short>), id: 'secret', offline: false }
  await visit('<kith-form form="secret"></kith-form>')
  stage.crm.faults.push({ status: 429, headers: { 'Retry-After': '3600' } })
  await fill()
  await button().click()
  await status('error')
  expect(await page.getByRole('alert').textContent()).toContain('Too many answers')
})

test('a changed answer under a key that is taken says that the first was kept, and goes out under a new key', async () => {
  stage.crm.faults.push('lost', ...Array(20).fill({ status: 503 }))
  const { short } = stage.crm.definitions
  stage.crm.definitions.secret = { ...(short as NonNullable<typeof short>), id: 'secret', offline: false }
  await visit('<kith-form form="secret"></kith-form>')
  await fill()
  await page.clock.install()
  await button().click()
  await later('error')
  stage.crm.faults.length = 0
  await page.getByLabel('Note').fill('two lathes')
  await button().click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('was kept')
  await button().click()
  await status('done')
  expect(values()).toEqual([answer, { ...answer, note: 'two lathes' }])
})

test('the visitor goes on only to an address of http or https', async () => {
  const elsewhere = stage.site.put('<p>Elsewhere</p>')
  stage.crm.answer = { redirect: "javascript:document.title='run'" }
  await fill()
  await button().click()
  await status('done')
  expect(await page.title()).toBe('Page')
  stage.crm.answer = { redirect: elsewhere, message: 'Your number is 17' }
  await visit()
  await fill()
  await button().click()
  await page.waitForURL(elsewhere)
})

test('the server’s message, and an empty form for another answer', async () => {
  stage.crm.answer = { message: 'The number is 17' }
  await visit('<kith-form form="short" datalayer></kith-form>')
  await fill()
  await button().click()
  await page.getByText('The number is 17').waitFor()
  expect(await page.evaluate(() => (window as unknown as { dataLayer: unknown }).dataLayer)).toEqual([
    { event: 'kith-success', form: 'short' },
  ])
  await page.locator('kith-form').evaluate((form: KithForm) => form.reset())
  expect(await page.getByLabel('Email').inputValue()).toBe('')
  await fill()
  await button().click()
  await status('done')
  expect(stage.crm.stored.size).toBe(2)
})

/** How many entries are on the device. */
async function count(): Promise<number> {
  const open = indexedDB.open('kith-form', 1)
  await new Promise(done => {
    open.onsuccess = done
  })
  if (!open.result.objectStoreNames.length) return 0
  const request = open.result.transaction('kith-form').objectStore('kith-form').count()
  await new Promise(done => {
    request.onsuccess = done
  })
  open.result.close()
  return request.result
}

test('an answer brings the proof of its work; what was kept brings that of a fresh challenge', async () => {
  await fill()
  await button().click()
  await status('done')
  await page.locator('kith-form').evaluate((form: KithForm) => form.reset())
  await context.setOffline(true)
  await fill()
  await button().click()
  await status('queued')
  await context.setOffline(false)
  await status('done')
  expect(stage.crm.proofs).toEqual(['solved', 'solved'])
  expect(values()).toEqual([answer, answer])
})

test('work begins when the form is first touched, once', async () => {
  const challenges = () => stage.crm.requests.filter(({ path }) => path === '/f/short/challenge').length
  expect(challenges()).toBe(0)
  await page.getByLabel('Email').focus()
  await expect.poll(challenges).toBe(1)
  await fill()
  await button().click()
  await status('done')
  expect(challenges()).toBe(1)
})

test('the work lets the page take its turn every 200 hashes, so that what is typed meanwhile is drawn', async () => {
  await page.evaluate(() => {
    const [digest, later] = [crypto.subtle.digest.bind(crypto.subtle), setTimeout]
    const seen = { hashes: 0, most: 0, turns: 0 }
    Object.assign(globalThis, { seen })
    crypto.subtle.digest = (...args) => {
      seen.most = Math.max(seen.most, ++seen.hashes)
      return digest(...args)
    }
    // The page's turn: a timer that is asked for just before the work's own, and comes before it however busy the machine is.
    const turn = () => {
      seen.hashes = 0
      seen.turns++
    }
    const wait = (run: () => void, time = 0) => {
      if (time === 0) later(turn)
      return later(run, time)
    }
    Object.assign(globalThis, { setTimeout: wait })
  })
  await fill()
  await button().click()
  await status('done')
  expect(stage.crm.proofs).toEqual(['solved'])
  // The challenge of the test takes two thousand hashes.
  expect(await page.evaluate('seen')).toMatchObject({ most: 200, turns: 10 })
})

test('where the challenge is blocked, the answer goes without', async () => {
  await intercept(page, '**/challenge', route => route.abort())
  await fill()
  await button().click()
  await status('done')
  expect(stage.crm.proofs).toEqual(['none'])
})

test('a page without TLS has no WebCrypto and no locks: the challenge goes along unsolved', async () => {
  const hosts = { 'http://crm.test': stage.crm.origin, 'http://site.test': stage.site.origin }
  for (const [host, origin] of Object.entries(hosts)) {
    await context.route(`${host}/**`, async route => {
      const response = await route.fetch({ url: route.request().url().replace(host, origin) })
      await route.fulfill({ response })
    })
  }
  const tag =
    '<script type="module" src="http://crm.test/w/1/kith-form.js"></script><kith-form form="short"></kith-form>'
  await page.goto(stage.site.put(tag).replace(stage.site.origin, 'http://site.test'))
  await status('ready')
  expect(await page.evaluate(() => isSecureContext || !!crypto.subtle)).toBe(false)
  await fill()
  await button().click()
  await status('done')
  expect(stage.crm.proofs).toEqual(['unsolved'])
  expect(values()).toEqual([answer])
})
