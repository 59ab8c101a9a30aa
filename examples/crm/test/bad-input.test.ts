import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Kith, startKith } from './process.ts'
import { type Post, post, visitor } from './visitor.ts'

let kith: Kith
beforeAll(async () => {
  kith = await startKith({ env: { KITH_CONFIG: fileURLToPath(new URL('rude.config.ts', import.meta.url)) } })
})
afterAll(() => kith?.stop())

const submissionOf = async (key: string) => (await kith.client.forms.submissions.list.query({ where: { key } })).rows[0]

describe('what cannot be is refused with a code, and stores nothing', () => {
  const key = randomUUID()
  const nested = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown
  const body = (post: Post) => JSON.stringify(post)
  const fields: [what: string, values: Record<string, unknown>, errors: Record<string, string>][] = [
    ['a text too long', { name: 'x'.repeat(201) }, { name: 'tooLong' }],
    ['a number where a text belongs', { name: 7 }, { name: 'type' }],
    ['a text where a tick belongs', { consent: 'yes' }, { consent: 'type' }],
    ['no consent', { consent: false }, { consent: 'required' }],
    ['an option that is none', { region: 'atlantis' }, { region: 'option' }],
    ['an address that is none', { email: 'ann at example.com' }, { email: 'email' }],
    ['a field that a person is not asked', { kind: 'person' }, { company: 'hidden', size: 'hidden' }],
    ['a field that is not of the form', { owner: 'me' }, { owner: 'unknown' }],
    ['NUL', { name: 'Ann\u0000' }, { name: 'characters' }],
    ['half a surrogate pair', { name: 'Ann \ud83d' }, { name: 'characters' }],
    ['50 levels of nesting', { message: nested }, { message: 'type' }],
    ['a variable where a text belongs', { name: { $: 'actor.id' } }, { name: 'type' }],
    ['a condition where a text belongs', { email: { any: [{ like: '%' }] } }, { email: 'type' }],
  ]
  const bodies: [what: string, body: string, errors: Record<string, string>][] = [
    ['broken JSON', '{"values":{"name":"An', { body: 'json' }],
    ['nothing', '', { body: 'json' }],
    ['a list', '[]', { body: 'type' }],
    ['a megabyte of brackets', '['.repeat(60_000), { body: 'json' }],
    ['a key that is no UUID', body({ ...visitor(), key: "' or 1=1 --" }), { key: 'key' }],
  ]

  afterEach(async () => {
    expect(await submissionOf(key)).toBeUndefined()
    expect((await post(kith.url, visitor())).status).toBe(200)
  })

  test.each(fields)('%s', async (_, values, errors) => {
    const answer = await post(kith.url, visitor(values, key))
    expect(answer).toEqual({ status: 422, json: { code: 'forms.invalid', errors } })
  })

  test.each(bodies)('%s', async (_, body, errors) => {
    expect(await post(kith.url, body)).toEqual({ status: 422, json: { code: 'forms.invalid', errors } })
  })

  test('bytes that are no text', async () => {
    const answer = await post(kith.url, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))
    expect(answer).toMatchObject({ status: 400, json: { code: 'KITH_BODY_ENCODING' } })
  })

  test('10 MB', async () => {
    const answer = await post(kith.url, visitor({ message: 'x'.repeat(10_000_000) }, key))
    expect(answer).toMatchObject({ status: 413, json: { code: 'KITH_BODY_TOO_LARGE' } })
  })

  test('10 MB that do not say how long they are', async () => {
    const piece = new TextEncoder().encode('x'.repeat(100_000))
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(piece)
        if (++sent === 100) controller.close()
      },
    })
    let sent = 0
    const answer = fetch(`${kith.url}/f/contact-us`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    // The server may close the connection on whoever goes on sending: then there is no answer to read.
    const status = await answer.then(
      ({ status }) => status,
      () => 413,
    )
    expect(status).toBe(413)
  })

  test('a form that there is not', async () => {
    expect(await post(kith.url, visitor({}, key), 'nothing')).toEqual({
      status: 404,
      json: { code: 'forms.unknown_form' },
    })
    expect((await post(kith.url, visitor({}, key), '..%2f..%2fetc%2fpasswd')).status).toBe(404)
  })

  test('a form that is closed', async () => {
    const [row] = (await kith.client.forms.list.query({ where: { publicId: 'contact-us' } })).rows
    if (!row) throw new Error('the demo has no form')
    const { name, definition } = row
    await kith.client.forms.create.mutate({ name, publicId: 'over', status: 'closed', definition, origins: ['*'] })
    expect(await post(kith.url, visitor({}, key), 'over')).toEqual({ status: 410, json: { code: 'forms.closed' } })
    expect((await fetch(`${kith.url}/f/over`)).status).toBe(410)
  })
})

test('a website that is not on the form’s list is refused', async () => {
  const body = JSON.stringify(visitor())
  const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' }
  const answer = await fetch(`${kith.url}/f/contact-us`, { method: 'POST', headers, body })
  expect([answer.status, await answer.json()]).toEqual([403, { code: 'forms.origin' }])
})

test('quotes, wildcards and markup are words like others', async () => {
  const name = `Robert'); drop table leads_lead; -- <script>alert(1)</script> %_ 张伟`
  const sent = visitor({ name })
  expect((await post(kith.url, sent)).status).toBe(200)
  const { rows } = await kith.client.leads.list.query({ where: { name } })
  expect(rows.map(row => row.name)).toEqual([name])
})

describe('no module refuses a visitor', () => {
  const cases: [message: string, code: string][] = [
    ['throw', 'KITH_TAP_FAILED'],
    ['refuse', 'KITH_TAP_FAILED'],
    ['hang', 'KITH_TAP_TIMEOUT'],
    ['reject', 'rude.no'],
    ['hold', 'KITH_HELD_PUBLIC'],
  ]
  test.each(cases)('one that would %s costs him nothing', async (message, code) => {
    const sent = visitor({ message })
    const answer = await post(kith.url, sent)
    expect(answer).toMatchObject({ status: 200, json: { id: expect.any(String), message: expect.any(String) } })
    expect(await submissionOf(sent.key)).toMatchObject({
      id: answer.json.id,
      status: 'unprocessed',
      reason: { code, plugin: 'rude', tap: 'rude.tap' },
      values: { name: 'Ann Li' },
    })
    expect(await kith.client.leads.count.query({ where: { submission: String(answer.json.id) } })).toMatchObject({
      count: 0,
    })
  })

  test('and the form’s address hears of it all the same', async () => {
    const sent = visitor({ message: 'throw' })
    const { json } = await post(kith.url, sent)
    await vi.waitFor(
      async () => {
        const { rows } = await kith.client.kernel.mails.list.query({ where: { to: String(sent.values.email) } })
        expect(rows).toMatchObject([{ status: 'sent', record: { entity: 'forms.submission', id: json.id } }])
      },
      { timeout: 30_000 },
    )
  })
})
