import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'
import { challengeOf, type Token, tokenOf } from '../fixture/token.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms([], { settings: { forms: { proofWork: 20, ratePerAddress: 0 } } })
})
afterEach(() => app.close())

/** The points of the answer that was stored last, the sender's domain left out. */
async function signals(): Promise<Record<string, number>> {
  const [last] = (
    await app.admin.call<{ rows: { signals: { code: string; points: number }[] }[] }>('forms.submissions.list', {
      sort: ['-createdAt'],
      limit: 1,
    })
  ).rows
  const told = (last?.signals ?? []).filter(({ code }) => !code.startsWith('from:'))
  return Object.fromEntries(told.map(({ code, points }) => [code, points]))
}

const status = async () => (await app.submissions()).map(row => row.status)
const processed = async () =>
  (await app.admin.call<{ count: number }>('forms.submissions.count', { where: { status: 'processed' } })).count
const send = (token: unknown, values = {}, headers = {}) => app.send({ ...answerOf(values), token }, headers)

describe('a challenge', () => {
  test('is one visitor’s own: kept by nobody, and read by the form’s websites only', async () => {
    const from = (origin: string) => app.get('/f/contact-us/challenge', { origin })
    const [first, second, stranger] = [
      await from('http://localhost:8080'),
      await from('http://localhost:8080'),
      await from('https://evil.example'),
    ]
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'access-control-allow-origin': 'http://localhost:8080',
      vary: 'Origin',
    })
    expect(first.body).not.toBe(second.body)
    expect([stranger.status, stranger.body]).toEqual([403, '{"code":"forms.origin"}'])
    expect((await app.get('/f/nothing/challenge')).status).toBe(404)
  })

  test('asks for more work while many ask', async () => {
    const tries = async () => {
      const { solution } = await tokenOf(app)
      return solution?.counter ?? 0
    }
    expect(await tries()).toBeLessThanOrEqual(20)
    for (let n = 0; n < 150; n++) await app.get('/f/contact-us/challenge')
    expect(await tries()).toBeGreaterThanOrEqual(40)
  })
})

describe('a token', () => {
  test('that is solved leaves nothing against an answer', async () => {
    const token = await tokenOf(app)
    await app.clock.advance(10_000)
    expect((await send(token)).status).toBe(200)
    expect([await status(), await signals()]).toEqual([['processed'], {}])
  })

  const cases: [string, (token: Token) => unknown, Record<string, number>][] = [
    ['none', () => undefined, { 'token-none': 30 }],
    ['without its solution', ({ challenge }) => ({ challenge }), { 'token-unsolved': 15 }],
    [
      'with another’s solution',
      token => ({ ...token, solution: { counter: 1, derivedKey: 'ab' } }),
      { 'token-unsolved': 15 },
    ],
    ['whose work was made easier', token => changed(token, { keyPrefix: '00' }), { 'token-forged': 40 }],
    [
      'whose time was changed',
      token => changed(token, { data: { ...token.challenge.parameters.data, at: 0 } }),
      { 'token-forged': 40 },
    ],
    ['that is a word', () => 'x', { 'token-forged': 40 }],
    ['that is a list', () => [[[]]], { 'token-forged': 40 }],
  ]
  test.each(cases)('%s never refuses, but counts', async (_, change, expected) => {
    const token = await tokenOf(app)
    await app.clock.advance(10_000)
    expect((await send(change(token))).status).toBe(200)
    expect([await status(), await signals()]).toEqual([['processed'], expected])
  })

  test('nested without end never refuses, but counts', async () => {
    const nested = `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`
    const answer = JSON.stringify(answerOf()).replace(/}$/, `,"token":${nested}}`)
    expect((await app.post('/f/contact-us', answer)).status).toBe(200)
    expect(await signals()).toEqual({ 'token-forged': 40 })
  })

  test('of another website, of two hours ago, and of another answer counts', async () => {
    const here = { origin: 'http://localhost:8080' }
    const token = await tokenOf(app, here)
    await app.clock.advance(10_000)
    await send(token, {}, { origin: 'http://localhost:9090' })
    expect(await signals()).toEqual({ 'token-forged': 40 })
    await send(token, {}, here)
    expect(await signals()).toEqual({})
    await send(token, {}, here)
    expect(await signals()).toEqual({ 'token-reused': 40 })
    await app.clock.advance('3h')
    await send(token, {}, here)
    expect(await signals()).toEqual({ 'token-old': 30 })
  })

  test('is not asked of an answer that is stored already', async () => {
    const [token, answer] = [await tokenOf(app), answerOf()]
    const first = await app.send({ ...answer, token })
    expect(await app.send({ ...answer, token })).toEqual(first)
    expect(await app.send({ ...answer, token: 'x' })).toEqual(first)
    expect(await app.send(answer)).toEqual(first)
    expect(await app.submissions()).toHaveLength(1)
  })

  test('that is sent again after the server was away is the same answer’s', async () => {
    const [token, key] = [await tokenOf(app), randomUUID()]
    await app.clock.advance(10_000)
    expect((await app.send({ ...answerOf({ email: 'x' }, key), token })).status).toBe(422)
    expect((await app.send({ ...answerOf({}, key), token })).status).toBe(200)
    expect(await signals()).toEqual({})
  })

  test('of an answer that came at once counts', async () => {
    await send(await tokenOf(app))
    expect(await signals()).toEqual({ fast: 20 })
  })

  test('stands in the page without JavaScript too', async () => {
    const page = String((await app.get('/f/contact-us')).body)
    const token = /name="kith_token" value="([^"]+)"/.exec(page)?.[1]?.replace(/&(quot|#34);/g, '"') ?? ''
    await app.clock.advance(10_000)
    const values = { ...answerOf().values, consent: 'on', kith_token: token }
    const posted = await app.post('/f/contact-us', String(new URLSearchParams(values)), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(posted.status).toBe(303)
    expect(await signals()).toEqual({ 'token-unsolved': 15 })
  })
})

test('the same words over and over, and one mail domain over and over, count', async () => {
  const message = 'We offer the best promotion of websites that there is, write to us.'
  for (let n = 0; n < 3; n++) await send(undefined, { message, email: `a${n}@example.com` })
  expect(await signals()).toEqual({ 'token-none': 30, repeated: 30 })
  expect(await status()).toEqual(expect.arrayContaining(['spam']))
  for (let n = 0; n < 18; n++) await send(undefined, { email: `b${n}@example.com` })
  expect(await signals()).toEqual({ 'token-none': 30, domain: 20 })
})

test('in a surge, answers without proof go to the review, and those with proof or from the page do not', async () => {
  const [solved, page] = [await tokenOf(app), await challengeOf(app)]
  await app.clock.advance(10_000)
  const bot = (n: number) => send(undefined, { email: `x${n}@domain${n}.example` })
  for (let n = 0; n < 60; n++) expect((await bot(n)).status).toBe(200)
  expect(await processed()).toBe(30)
  await send(solved, { email: 'ann@example.org' })
  expect(await signals()).toEqual({})
  await send(page, { email: 'bob@example.org' })
  expect(await signals()).toEqual({ 'token-unsolved': 15, surge: 30 })
  expect(await processed()).toBe(32)
  await app.clock.advance('10m')
  await bot(99)
  expect(await signals()).toEqual({ 'token-none': 30 })
})

describe('the review teaches', () => {
  const trapped = () => app.send({ ...answerOf(), meta: { honeypot: 'x' } })

  test('what was no spam counts for less', async () => {
    const first = await trapped()
    expect(await signals()).toEqual({ trap: 100, 'token-none': 30 })
    await app.admin.call('forms.process', { id: first.json.id })
    await trapped()
    expect(await signals()).toEqual({ trap: 80, 'token-none': 24 })
  })

  test('what was spam counts for more, its sender’s domain too, whose name is kept nowhere', async () => {
    const first = await trapped()
    await app.admin.call('forms.submissions.delete', { id: first.json.id })
    await app.send(answerOf())
    expect(await signals()).toEqual({ 'token-none': 36 })
    const [last] = (
      await app.admin.call<{ rows: { signals: { code: string; points: number }[] }[] }>('forms.submissions.list', {})
    ).rows
    expect(last?.signals.find(({ code }) => code.startsWith('from:'))?.points).toBe(5)
    const lessons = await app.admin.call<{ rows: { code: string }[] }>('forms.lessons.list', {})
    expect(lessons.rows.map(({ code }) => code).sort()).toEqual([
      expect.stringMatching(/^from:[\w-]{16}$/),
      'token-none',
      'trap',
    ])
  })
})

function changed(token: Token, parameters: object): Token {
  const { challenge } = token
  return { ...token, challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } } }
}
