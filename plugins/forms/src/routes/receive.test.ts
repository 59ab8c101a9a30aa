import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const close = async () => {
  const { rows } = await app.admin.call<{ rows: { id: string }[] }>('forms.list')
  await app.admin.call('forms.update', { id: rows[0]?.id, set: { status: 'closed' } })
}

test.each(['application/x-www-form-urlencoded', 'text/plain;charset=UTF-8', 'application/json', ''])(
  'JSON is JSON under the label "%s"',
  async label => {
    const answer = await app.post('/f/contact-us', JSON.stringify(answerOf()), { 'content-type': label })
    expect(answer.status).toBe(200)
    expect(JSON.parse(String(answer.body))).toMatchObject({ redirect: null })
    expect(await app.submissions()).toHaveLength(1)
  },
)

test('an answer is stored with its key, where the visitor came from, and what was agreed to', async () => {
  const key = randomUUID()
  const utm = { source: 'newsletter', campaign: 'spring' }
  const meta = {
    page: 'https://example.com/offer',
    referrer: 'https://search.example',
    utm,
    clickIds: { gclid: 'x1' },
    locale: 'zh-CN',
    consent: { consent: '2026-01' },
    honeypot: '',
    version: 1,
    last: { page: 'https://example.com/', referrer: '', utm: { source: 'mail' }, clickIds: {}, other: 1 },
  }
  const { status, json } = await app.send({ ...answerOf({}, key), meta })
  expect(status).toBe(200)
  expect(json).toEqual({ id: json.id, message: '信息已送达，我们会在一个工作日内回复。', redirect: null })
  const [stored] = await app.submissions()
  expect(stored).toMatchObject({
    id: json.id,
    key,
    status: 'processed',
    locale: 'zh-CN',
    values: { name: 'Ann Li', size: '11-50', consent: true },
    meta: {
      page: meta.page,
      referrer: meta.referrer,
      utm,
      clickIds: { gclid: 'x1' },
      version: 1,
      last: { page: 'https://example.com/', referrer: '', utm: { source: 'mail' }, clickIds: {} },
    },
    reason: null,
  })
  expect(stored?.consent).toEqual([
    {
      field: 'consent',
      version: '2026-01',
      text: '同意使用以上信息回复本次咨询。',
      locale: 'zh-CN',
      page: meta.page,
      at: '2026-01-05T08:00:00.000Z',
      purpose: 'enquiry',
    },
  ])
})

test('what is told of a visitor’s way that is not as it should be costs nobody an answer', async () => {
  const meta = {
    page: 1,
    utm: 'x',
    clickIds: { gclid: { $: 'now' }, fbclid: 'f\u0000' },
    locale: '<b>',
    version: 'one',
  }
  expect((await app.send({ ...answerOf(), meta })).status).toBe(200)
  const [stored] = await app.submissions()
  expect(stored?.meta).toEqual({ page: '', referrer: '', utm: {}, clickIds: { fbclid: 'f' }, version: 0 })
})

describe('a key is one answer', () => {
  test('a second try is answered as the first, and stored once', async () => {
    const answer = answerOf()
    const tries = await Promise.all([app.send(answer), app.send(answer), app.send(answer)])
    const later = await app.send(answer)
    expect(new Set([...tries, later].map(({ status, json }) => `${status} ${JSON.stringify(json)}`)).size).toBe(1)
    expect(await app.submissions()).toHaveLength(1)
  })

  test('with another body it is refused, and the first answer stands', async () => {
    const key = randomUUID()
    await app.send(answerOf({ name: 'First' }, key))
    const second = await app.send(answerOf({ name: 'Second' }, key))
    expect(second).toMatchObject({ status: 409, json: { code: 'forms.key_reused' } })
    expect((await app.submissions()).map(row => row.values.name)).toEqual(['First'])
  })

  test('an answer that was stored is answered again after the form was closed or changed', async () => {
    const answer = answerOf()
    const first = await app.send(answer)
    await close()
    expect(await app.send(answer)).toEqual(first)
    expect(await app.send({ ...answer, values: { ...answer.values, name: 'Other' } })).toMatchObject({ status: 409 })
    expect(await app.send(answerOf())).toMatchObject({ status: 410, json: { code: 'forms.closed' } })
  })

  test('a refused answer does not bind it', async () => {
    const key = randomUUID()
    expect((await app.send(answerOf({ email: 'nobody' }, key))).status).toBe(422)
    expect((await app.send(answerOf({}, key))).status).toBe(200)
  })
})

describe('bad input is a coded answer, and the server goes on', () => {
  const invalid = (errors: Record<string, string>) => ({ status: 422, json: { code: 'forms.invalid', errors } })
  const deep = `${'['.repeat(50)}${']'.repeat(50)}`
  const cases: [string, unknown, unknown][] = [
    ['broken JSON', '{"values":', invalid({ body: 'json' })],
    ['nothing', '', invalid({ body: 'json' })],
    ['a list', '[]', invalid({ body: 'type' })],
    ['a word', '"hello"', invalid({ body: 'type' })],
    ['50 levels of nesting', deep, invalid({ body: 'type' })],
    ['a body of nothing but nesting', '['.repeat(60_000), invalid({ body: 'json' })],
    ['values that are a list', { values: [] }, invalid({ values: 'type' })],
    ['a key that is none', { ...answerOf(), key: '1' }, invalid({ key: 'key' })],
    ['a key that is a number', { ...answerOf(), key: 7 }, invalid({ key: 'key' })],
    ['attribution that is a word', { ...answerOf(), meta: 'x' }, invalid({ meta: 'type' })],
    ['nesting in a field', answerOf({ message: JSON.parse(deep) }), invalid({ message: 'type' })],
    ['a variable where a text belongs', answerOf({ name: { $: 'actor.id' } }), invalid({ name: 'type' })],
    ['a number where a text belongs', answerOf({ name: 7 }), invalid({ name: 'type' })],
    ['a word where a tick belongs', answerOf({ consent: 'true' }), invalid({ consent: 'type' })],
    ['a field too long', answerOf({ name: 'x'.repeat(201) }), invalid({ name: 'tooLong' })],
    ['an unknown option', answerOf({ region: 'the moon' }), invalid({ region: 'option' })],
    ['a forged field', answerOf({ owner: 'me', score: '100' }), invalid({ owner: 'unknown', score: 'unknown' })],
    ['a forged hidden field', answerOf({ kind: 'person' }), invalid({ company: 'hidden', size: 'hidden' })],
    ['NUL', answerOf({ name: 'a\u0000' }), invalid({ name: 'characters' })],
    ['a lone surrogate', answerOf({ message: '\ud800' }), invalid({ message: 'characters' })],
    ['no consent', answerOf({ consent: false }), invalid({ consent: 'required' })],
  ]
  test.each(cases)('%s', async (_, body, expected) => {
    expect(await app.send(body)).toMatchObject(expected as object)
    expect(await app.submissions()).toEqual([])
    expect((await app.send(answerOf())).status).toBe(200)
  })

  test('an unknown form', async () => {
    const { status, body } = await app.post('/f/nothing', JSON.stringify(answerOf()))
    expect([status, body]).toEqual([404, '{"code":"forms.unknown_form"}'])
  })

  test('a form that is a draft', async () => {
    const { rows } = await app.admin.call<{ rows: { id: string }[] }>('forms.list')
    await app.admin.call('forms.update', { id: rows[0]?.id, set: { status: 'draft' } })
    expect((await app.send(answerOf())).status).toBe(404)
  })

  test('Chinese, quotes and wildcards are nothing special', async () => {
    const message = `它说："100%_[]*'; drop table forms_submission; --"\n第二行 🏗️`
    expect((await app.send(answerOf({ name: '张伟', message }))).status).toBe(200)
    expect((await app.submissions())[0]?.values).toMatchObject({ name: '张伟', message })
  })
})

describe('who may send', () => {
  test('pages of the form’s websites may, and read the answer; others are told that they may not', async () => {
    const body = JSON.stringify(answerOf())
    const from = (origin: string) =>
      app.post('/f/contact-us', body, { origin, 'content-type': 'text/plain;charset=UTF-8' })
    const allowed = await from('http://localhost:8080')
    expect(allowed.status).toBe(200)
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': 'http://localhost:8080', vary: 'Origin' })
    const stranger = await from('https://evil.example')
    expect([stranger.status, stranger.body]).toEqual([403, '{"code":"forms.origin"}'])
    expect(stranger.headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('every refusal can be read by the page that it concerns', async () => {
    const answer = await app.post('/f/contact-us', '{', { origin: 'http://localhost:8080' })
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': 'http://localhost:8080' })
    const unknown = await app.post('/f/nothing', '{}', { origin: 'http://localhost:8080' })
    expect(unknown.headers).toMatchObject({ 'access-control-allow-origin': 'http://localhost:8080' })
  })

  test('too many from one address wait; this machine’s own are not counted', async () => {
    const limited = await startForms([], { settings: { forms: { ratePerAddress: 2 } } })
    const send = (ip: string) => limited.post('/f/contact-us', JSON.stringify(answerOf()), {}, ip)
    const answers = [await send('203.0.113.7'), await send('203.0.113.7'), await send('203.0.113.7')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers[2]?.headers).toMatchObject({ 'retry-after': '30' })
    expect((await send('203.0.113.8')).status).toBe(200)
    expect([await send('127.0.0.1'), await send('127.0.0.1'), await send('::1')].map(({ status }) => status)).toEqual([
      200, 200, 200,
    ])
    await limited.clock.advance(30_000)
    expect((await send('203.0.113.7')).status).toBe(200)
    await limited.close()
  })
})

test('what a program fills in is thanked for, and kept aside as spam', async () => {
  const definition = JSON.parse(String((await app.get('/f/contact-us.json')).body)) as { honeypot: string }
  const trapped = await app.send({ ...answerOf(), meta: { honeypot: 'https://pills.example' } })
  const posted = await app.send(answerOf({ [definition.honeypot]: 'https://pills.example' }))
  expect([trapped.status, posted.status]).toEqual([200, 200])
  expect((await app.submissions()).map(row => row.status)).toEqual(['spam', 'spam'])
  await app.idle()
  expect(app.mails()).toEqual([])
})

test('the address on the form and the visitor get a mail; nothing that was typed goes to the visitor', async () => {
  await app.send({ ...answerOf({ name: 'Buy pills', message: 'https://pills.example' }), meta: { locale: 'zh-CN' } })
  await app.idle()
  const to = (address: string) => app.mails().find(mail => mail.to === address)
  const [toUs, toVisitor] = [to('sales@example.com'), to('ann@example.com')]
  expect(toUs?.text).toContain('Company size: 11 to 50 people')
  expect(toVisitor).toMatchObject({ subject: '信息已送达：联系我们' })
  expect(toVisitor?.text).not.toContain('pills')
})

test('of a page’s address nothing is kept that may name a person, not as evidence either', async () => {
  const page = 'https://www.example.com/offer?email=ann%40example.com&token=x#name=Ann'
  await app.send({ ...answerOf(), meta: { page, referrer: 'https://mail.example.com/inbox?to=ann' } })
  const [stored] = await app.submissions()
  expect(stored).toMatchObject({
    meta: { page: 'https://www.example.com/offer', referrer: 'https://mail.example.com' },
    consent: [{ page: 'https://www.example.com/offer' }],
  })
  await app.send({ ...answerOf(), meta: { page: '/offer?email=ann%40example.com', referrer: 'ann@example.com' } })
  expect((await app.submissions())[0]?.meta).toMatchObject({ page: '/offer', referrer: '' })
})
