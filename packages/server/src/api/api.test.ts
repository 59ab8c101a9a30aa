import { hold, tap } from '@kith/sdk'
import { type NotesContract, note, notesPlugin } from '@kith/testing/notes'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServer, type TestServer, token } from '../fixture/serving.ts'

const askFirst = tap<NotesContract>()(note.saving, {
  id: 'notes.ask-first',
  guard: (_ctx, rows) =>
    rows.some(row => row.after.title === 'secret') ? hold({ approver: 'role:editor', reason: 'Secrets' }) : undefined,
})

let server: TestServer
beforeAll(async () => {
  server = await openServer([notesPlugin({ taps: [askFirst] })])
})
afterAll(() => server?.close())

const bearer = { authorization: `Bearer ${token}` }

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { ...bearer, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, data: text === '' ? undefined : JSON.parse(text) }
}

const create = async (title: string, more = {}) => (await ask('POST', '/notes', { title, ...more })).data

describe('records', () => {
  test('are created, read, changed, counted, listed, deleted and restored', async () => {
    const made = await ask('POST', '/notes', { title: 'First', stars: 2 })
    expect(made).toMatchObject({ status: 201, data: { title: 'First', stars: 2, version: 1 } })
    const { id } = made.data
    expect(made.headers.get('location')).toMatch(new RegExp(`/api/notes/${id}$`))
    const read = await ask('GET', `/notes/${id}`)
    expect(read.headers.get('etag')).toBe('"1"')
    expect(await ask('PATCH', `/notes/${id}`, { stars: 5 })).toMatchObject({ status: 200, data: { stars: 5 } })
    const where = encodeURIComponent(JSON.stringify({ stars: { gte: 5 } }))
    expect((await ask('GET', `/notes?where=${where}&sort=-stars,title&limit=2`)).data.rows).toMatchObject([{ id }])
    expect((await ask('GET', `/notes/count?where=${where}`)).data).toEqual({ count: 1, capped: false })
    expect(await ask('GET', `/notes/${id}/history`)).toMatchObject({ data: { rows: [{}, {}] } })
    expect(await ask('DELETE', `/notes/${id}`)).toMatchObject({ status: 200, data: { id } })
    expect(await ask('GET', `/notes/${id}`)).toMatchObject({ status: 404, data: { code: 'KITH_NOT_FOUND' } })
    expect(await ask('POST', `/notes/${id}/restore`)).toMatchObject({ status: 200, data: { id, deletedAt: null } })
  })

  test('of further entities, and of the kernel, stand below the name of their plugin', async () => {
    expect(await ask('POST', '/notes/tags', { name: 'blue' })).toMatchObject({ status: 201, data: { name: 'blue' } })
    expect(await ask('GET', '/kernel/users')).toMatchObject({ status: 200 })
  })

  test('are listed page by page, with the labels of what they point at', async () => {
    const { data: owner } = await ask('POST', '/kernel/users', { name: 'Ann', email: 'ann@example.com' })
    for (const title of ['p1', 'p2', 'p3']) await create(title, { owner: owner.id })
    const where = encodeURIComponent(JSON.stringify({ owner: owner.id }))
    const first = await ask('GET', `/notes?where=${where}&limit=2&with=owner`)
    expect(first.data).toMatchObject({ rows: [{}, {}], labels: { [owner.id]: 'Ann' } })
    const second = await ask('GET', `/notes?where=${where}&limit=2&after=${first.data.next}`)
    expect(second.data.rows).toHaveLength(1)
    expect(second.data.next).toBeUndefined()
  })

  test('that others changed meanwhile are not overwritten', async () => {
    const { id } = await create('Mine')
    await ask('PATCH', `/notes/${id}`, { title: 'Theirs' })
    expect(await ask('PATCH', `/notes/${id}`, { title: 'Mine again' }, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      data: { code: 'KITH_CONFLICT' },
    })
    expect(await ask('PATCH', `/notes/${id}`, { stars: 1 }, { 'if-match': 'nonsense' })).toMatchObject({ status: 400 })
  })
})

describe('operations', () => {
  test('are posted, queries got by their parameters', async () => {
    const { id } = await create('Ready', { body: 'two words' })
    expect((await ask('GET', `/notes/words?id=${id}`)).data).toEqual({ words: 2 })
    expect((await ask('POST', '/notes/publish', { id })).data).toEqual({ id, title: 'Ready' })
    expect(await ask('POST', '/notes/publish', { id })).toMatchObject({
      status: 422,
      data: { code: 'notes.published-already', details: { id } },
    })
  })

  test('that are internal are not there', async () => {
    expect(await ask('POST', '/notes/jot', { title: 'x' })).toMatchObject({ status: 404 })
  })

  test('that somebody must decide first are accepted, not done', async () => {
    expect(await ask('POST', '/notes', { title: 'secret' })).toMatchObject({
      status: 202,
      data: { held: { approver: 'role:editor', reason: 'Secrets' } },
    })
  })

  test('with an idempotency key are done once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await ask('POST', '/notes', { title: 'Once' }, key)
    expect((await ask('POST', '/notes', { title: 'Once' }, key)).data).toEqual(first.data)
    expect(await ask('POST', '/notes', { title: 'Twice' }, key)).toMatchObject({
      status: 409,
      data: { code: 'KITH_KEY_REUSED' },
    })
  })
})

describe('refusals are RFC 9457', () => {
  test('each place that does not fit is a JSON Pointer', async () => {
    const refused = await ask('POST', '/notes', { title: 'x'.repeat(101), stars: 'many' })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.data).toMatchObject({
      title: 'Unprocessable Entity',
      status: 422,
      code: 'KITH_INVALID',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/title' })]),
    })
    const type = await fetch(refused.data.type.replace(/#.*/, '').replace(/^https?:\/\/[^/]+/, server.url))
    expect(await type.json()).toMatchObject({
      problems: expect.arrayContaining([{ code: 'KITH_INVALID', status: 422 }]),
    })
  })

  test.each([
    ['GET', '/notes?colour=red', undefined, 400, 'KITH_REQUEST'],
    ['GET', '/notes?limit=1&limit=2', undefined, 400, 'KITH_REQUEST'],
    ['GET', '/notes?where=%7B', undefined, 400, 'KITH_REQUEST'],
    ['GET', '/notes?limit=many', undefined, 422, 'KITH_INVALID'],
    ['GET', '/notes?after=made-up', undefined, 422, 'KITH_CURSOR'],
    ['GET', '/notes/words?id=nobody', undefined, 422, 'KITH_INVALID'],
    ['POST', '/notes', '{"title":', 400, 'KITH_BODY_SYNTAX'],
    ['POST', '/notes', '[]', 422, 'KITH_INVALID'],
    ['PUT', '/notes', '{}', 405, 'KITH_METHOD'],
    ['GET', '/nothing', undefined, 404, 'KITH_PAGE_UNKNOWN'],
    ['GET', '/notes/not-an-id', undefined, 404, 'KITH_PAGE_UNKNOWN'],
  ])('%s %s with %o is %i %s', async (method, path, body, status, code) => {
    expect(await ask(method, path, body)).toMatchObject({ status, data: { status, code } })
  })

  test('another content type is refused', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await ask('POST', '/notes', 'title=x', form)).toMatchObject({ status: 415 })
  })

  test('who has no key is asked for one', async () => {
    const refused = await fetch(`${server.url}/api/notes`)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  })
})

test('a key that asks too often is told when to come back', async () => {
  const small = await openServer([notesPlugin()], { apiRate: { requests: 2, seconds: 60 } })
  const get = () => fetch(`${small.url}/api/notes/count`, { headers: bearer })
  expect((await get()).headers.get('ratelimit')).toMatch(/^"default";r=1;t=\d+$/)
  await get()
  const refused = await get()
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'KITH_RATE', details: { requests: 2, seconds: 60 } })
  await small.close()
})

test('the document says all of this as OpenAPI 3.1, and a linter finds nothing wrong with it', async () => {
  const text = await (await fetch(`${server.url}/api/openapi.json`)).text()
  const document = JSON.parse(text)
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/notes', '/notes/{id}', '/notes/publish', '/notes/tags', '/kernel/users/{id}']),
  )
  expect(document.components.schemas['notes.note.create']).toMatchObject({ required: ['title'] })
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  // `/notes/{id}` beside `/notes/count` is what OpenAPI calls "concrete before templated".
  const found = problems.filter(p => p.ruleId !== 'no-ambiguous-paths')
  expect(found.map(p => `${p.ruleId}: ${p.message}`)).toEqual([])
})

test('a custom field is in the document at once, and its values travel in the bag', async () => {
  const field = { entity: 'notes.note', key: 'tier', kind: 'choice', options: [{ value: 'gold' }], required: true }
  expect(await ask('POST', '/kernel/addField', field)).toMatchObject({ status: 200 })
  const { data } = await ask('GET', '/openapi.json')
  const { schemas } = data.components
  const bag = { type: 'object', properties: { tier: { anyOf: [{ enum: ['gold'] }, { type: 'null' }] } } }
  expect(schemas['notes.note'].properties.custom).toMatchObject(bag)
  expect(schemas['notes.note.create']).toMatchObject({ required: ['title', 'custom'], properties: { custom: bag } })
  expect(schemas['notes.note.update'].properties.custom).not.toHaveProperty('required')
  expect(await ask('POST', '/notes', { title: 'Bagged', custom: { tier: 'gold' } })).toMatchObject({
    status: 201,
    data: { custom: { tier: 'gold' } },
  })
  const where = encodeURIComponent(JSON.stringify({ 'custom.tier': 'gold' }))
  expect((await ask('GET', `/notes?where=${where}&sort=custom.tier`)).data.rows).toMatchObject([{ title: 'Bagged' }])
  expect(await ask('POST', '/notes', { title: 'Bare' })).toMatchObject({ status: 422 })
})
