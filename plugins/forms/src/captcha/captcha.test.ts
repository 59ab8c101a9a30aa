import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'
import { type Captcha, type CaptchaOptions, friendlyCaptcha, hcaptcha, recaptcha, turnstile } from '../index.ts'

/** What the stand-in takes for a person's token; it takes it once. */
const good = 'a-good-token'
const secret = 'the-secret'

let server: Server
let url: string
let asked: { path: string; body: Record<string, string>; headers: Record<string, unknown> }[]
let spent: Set<string>
let app: FormsApp | undefined
let mood: 'well' | 'down' | 'mute' | 'broken'

/** A service on this machine that speaks all four protocols. */
beforeEach(async () => {
  asked = []
  spent = new Set()
  mood = 'well'
  server = createServer(async (request, response) => {
    const body = await text(request)
    const isJson = request.headers['content-type'] === 'application/json'
    const fields = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))
    asked.push({ path: request.url ?? '', body: fields, headers: request.headers })
    if (mood === 'mute') return void request.socket.destroy()
    if (mood === 'down') return void response.writeHead(503).end()
    if (mood === 'broken') return void response.end('<html>')
    const key = isJson ? request.headers['x-api-key'] : fields.secret
    if (key !== secret) {
      return void response
        .writeHead(isJson ? 401 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ success: false, 'error-codes': ['invalid-input-secret'] }))
    }
    const isGood = fields.response.startsWith(good) && !spent.has(fields.response)
    spent.add(fields.response)
    const score = /score-(\S+)/.exec(fields.response)?.[1]
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(
        isGood
          ? { success: true, ...(score && { score: Number(score) }) }
          : { success: false, 'error-codes': ['timeout-or-duplicate'] },
      ),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`
})
afterEach(async () => {
  await app?.close()
  app = undefined
  server.closeAllConnections()
  await new Promise(done => server.close(done))
})

const services: readonly (readonly [name: string, make: (options: CaptchaOptions) => Captcha, field: string])[] = [
  ['turnstile', turnstile, 'cf-turnstile-response'],
  ['hcaptcha', hcaptcha, 'h-captcha-response'],
  ['recaptcha', recaptcha, 'g-recaptcha-response'],
  ['friendlyCaptcha', friendlyCaptcha, 'frc-captcha-response'],
]

describe.each(services)('%s', (_, make, field) => {
  test('passes a person once, and nobody else', async () => {
    const captcha = make({ secret, url })
    expect(captcha.field).toBe(field)
    expect(await captcha.verify(good)).toBe('passed')
    expect(await captcha.verify(good)).toBe('failed')
    expect(await captcha.verify('bad')).toBe('failed')
    // Of the visitor it is told the token, and nothing else.
    expect(Object.keys(asked[0]?.body ?? {}).filter(name => name !== 'secret')).toEqual(['response'])
  })

  test.each(['down', 'mute', 'broken'] as const)('that is %s checks nothing', async how => {
    mood = how
    expect(await make({ secret, url }).verify(good)).toBe('unchecked')
  })

  test('with a wrong secret checks nothing', async () => {
    expect(await make({ secret: 'other', url }).verify(good)).toBe('unchecked')
  })

  test('lets a page without JavaScript bring its token in the widget’s field', async () => {
    app = await startForms([], { captcha: make({ secret, url }) })
    const post = (token: object) =>
      app?.post(
        '/f/contact-us',
        String(new URLSearchParams({ ...answerOf().values, consent: 'on', ...token } as never)),
        {
          'content-type': 'application/x-www-form-urlencoded',
        },
      )
    expect((await post({ [field]: good }))?.status).toBe(303)
    expect(await signals()).toEqual([])
    expect((await post({}))?.status).toBe(303)
    expect(await signals()).toEqual(['captcha-none'])
  })
})

const signals = async () => {
  const [row] = (await app?.submissions()) ?? []
  const all = (row as unknown as { signals: { code: string }[] }).signals.map(({ code }) => code)
  return all.filter(code => code.startsWith('captcha'))
}
const send = (captcha?: unknown, key?: string) =>
  app?.send({ ...answerOf({}, key), meta: captcha === undefined ? {} : { captcha } })
const status = async () => (await app?.submissions())?.[0]?.status

test('without one nobody is asked', async () => {
  app = await startForms()
  await send('x')
  expect(asked).toEqual([])
  expect([await status(), await signals()]).toEqual(['processed', []])
})

test('who passes is processed; who does not, or could not be checked, is kept for a person to look at', async () => {
  app = await startForms([], { captcha: turnstile({ secret, url }) })
  expect((await send(good))?.status).toBe(200)
  expect([await status(), await signals()]).toEqual(['processed', []])
  const others: readonly (readonly [unknown, string])[] = [
    ['bad', 'captcha-failed'],
    [undefined, 'captcha-none'],
    [{ token: good }, 'captcha-none'],
    ['x'.repeat(10_001), 'captcha-none'],
  ]
  for (const [token, code] of others) {
    expect((await send(token))?.status).toBe(200)
    expect([await status(), await signals()]).toEqual(['spam', [code]])
  }
  mood = 'down'
  expect((await send(`${good}-2`))?.status).toBe(200)
  expect([await status(), await signals()]).toEqual(['spam', ['captcha-unchecked']])
  expect(await app.submissions()).toHaveLength(6)
})

test('an answer that is sent again is not asked for a token twice', async () => {
  app = await startForms([], { captcha: turnstile({ secret, url }) })
  const key = '00000000-0000-4000-8000-000000000001'
  const first = await send(good, key)
  expect(await send(good, key)).toEqual(first)
  expect(asked).toHaveLength(1)
  expect(await app.submissions()).toMatchObject([{ status: 'processed' }])
})

test('a low score of reCAPTCHA 3 is a program', async () => {
  expect(await recaptcha({ secret, url }).verify(`${good} score-0.9`)).toBe('passed')
  expect(await recaptcha({ secret, url }).verify(`${good} score-0.1`)).toBe('failed')
  expect(await recaptcha({ secret, url, minScore: 0.05 }).verify(`${good} score-0.10`)).toBe('passed')
})
