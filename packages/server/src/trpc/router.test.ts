import { hold, tap } from '@kith/sdk'
import { type NotesContract, note, notesContract, notesPlugin } from '@kith/testing/notes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServer, type TestServer, token } from '../fixture/serving.ts'
import { createRouter } from './router.ts'

let server: TestServer

const askFirst = tap<NotesContract>()(note.saving, {
  id: 'notes.ask-first',
  guard: (_ctx, rows) =>
    rows.some(row => row.after.title === 'secret') ? hold({ approver: 'role:editor', reason: 'Secrets' }) : undefined,
})
const stumble = tap<NotesContract>()(notesContract.hooks.publishing, {
  id: 'notes.stumble',
  shape: (_ctx, { title }) => {
    if (title === 'broken') throw new TypeError('password=hunter2')
    return undefined
  },
})

beforeAll(async () => {
  server = await openServer([notesPlugin({ taps: [askFirst, stumble] })])
})
afterAll(() => server?.close())

const create = async (title: string) => (await server.post('notes.create', { title })).data as { id: string }

describe('operations over tRPC', () => {
  test('everyday verbs answer under the name of the plugin, and of its other entities', async () => {
    const { id } = await create('Hello')
    expect(await server.post('notes.update', { id, set: { stars: 3 } })).toMatchObject({
      status: 200,
      data: { stars: 3 },
    })
    const list = await server.post('notes.list', { where: { stars: { gte: 3 } } })
    expect(list.data).toMatchObject({ rows: [{ id, title: 'Hello' }] })
    expect(await server.post('notes.tags.create', { name: 'new' })).toMatchObject({ data: { name: 'new' } })
    expect((await server.post('kernel.users.list', {})).status).toBe(200)
    expect(await server.post('notes.history', { id })).toMatchObject({ data: { rows: [{}, {}] } })
  })

  test('a query may be asked by GET, a mutation may not', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const count = await fetch(`${server.url}/trpc/notes.count?input=${encodeURIComponent('{}')}`, { headers })
    expect(await count.json()).toMatchObject({ result: { data: { capped: false } } })
    const create = await fetch(`${server.url}/trpc/notes.create?input=${encodeURIComponent('{"title":"x"}')}`, {
      headers,
    })
    expect(create.status).toBe(405)
    expect(await create.json()).toMatchObject({ error: { data: { code: 'KITH_METHOD' } } })
  })

  test('an operation of the contract runs; an internal one is not there', async () => {
    const { id } = await create('Ready')
    expect((await server.post('notes.publish', { id })).data).toEqual({ id, title: 'Ready' })
    expect(await server.post('notes.jot', { title: 'x' })).toMatchObject({
      status: 404,
      error: { data: { code: 'KITH_OPERATION' } },
    })
  })

  test('what a tap holds travels as data', async () => {
    expect(await server.post('notes.create', { title: 'secret' })).toMatchObject({
      status: 200,
      data: { held: { plugin: 'notes', tap: 'notes.ask-first', approver: 'role:editor', reason: 'Secrets' } },
    })
  })

  test('an idempotency key replays the answer; another input with it is refused', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await server.post('notes.create', { title: 'Once' }, key)
    expect(await server.post('notes.create', { title: 'Once' }, key)).toEqual(first)
    expect(await server.post('notes.create', { title: 'Other' }, key)).toMatchObject({
      status: 409,
      error: { data: { code: 'KITH_KEY_REUSED' } },
    })
    expect((await server.post('notes.count', { where: { title: 'Once' } })).data).toMatchObject({ count: 1 })
  })

  test('a key is for one call of a visible length', async () => {
    const batch = await server.post(
      'notes.count,notes.count?batch=1',
      { 0: {}, 1: {} },
      { 'idempotency-key': crypto.randomUUID() },
    )
    expect(batch.status).toBe(400)
    const long = await server.post('notes.create', { title: 'x' }, { 'idempotency-key': 'x'.repeat(201) })
    expect(long).toMatchObject({ status: 400, error: { data: { code: 'KITH_KEY' } } })
  })

  test('the manifest says what the app is made of, in words of both languages', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${server.url}/trpc/kernel.manifest`, { headers })
    const { result } = (await response.json()) as { result: { data: { manifests: object[]; locales: object } } }
    expect(result.data.manifests).toContainEqual(expect.objectContaining({ name: 'notes' }))
    expect(result.data.locales).toMatchObject({ 'zh-CN': { 'notes.note': '笔记' } })
  })
})

describe('refusals', () => {
  test('input that does not fit is 422 with a code for each field', async () => {
    expect(await server.post('notes.create', { title: '', stars: 'many' })).toMatchObject({
      status: 422,
      error: { data: { code: 'KITH_INVALID', details: { problems: expect.any(Array) } } },
    })
  })

  test('a record that is not there is 404', async () => {
    const id = '01900000-0000-7000-8000-000000000000'
    expect(await server.post('notes.get', { id })).toMatchObject({
      status: 404,
      error: { data: { code: 'KITH_NOT_FOUND', details: { entity: 'notes.note', id } } },
    })
  })

  test("a handler's own code is 422 and keeps its details", async () => {
    const { id } = await create('Twice')
    await server.post('notes.publish', { id })
    expect(await server.post('notes.publish', { id })).toMatchObject({
      status: 422,
      error: { data: { code: 'notes.published-already', details: { id } } },
    })
  })

  test('a failure of code names plugin and tap, but leaves none of its words: an id, under which the log has it', async () => {
    const { id } = await create('broken')
    const answer = await server.post('notes.publish', { id })
    expect(answer).toMatchObject({
      status: 500,
      error: { data: { code: 'KITH_TAP_FAILED', details: { plugin: 'notes', tap: 'notes.stumble' } } },
    })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
    const logged = (answer.error?.data.details as { id: string } | undefined)?.id
    const [entry] = server.kith.logs().filter(({ details }) => details.id === logged)
    expect(JSON.stringify(entry)).toContain('hunter2')
  })

  test.each([
    ['an unknown operation', 'notes.nothing', '{}', 404, 'KITH_OPERATION'],
    ['an unknown plugin', 'nothing.list', '{}', 404, 'KITH_OPERATION'],
    ['broken JSON', 'notes.create', '{"title":', 400, 'KITH_BODY_SYNTAX'],
    ['no object', 'notes.create', '"title"', 422, 'KITH_INVALID'],
    ['a name of Object', 'notes.constructor', '{}', 404, 'KITH_OPERATION'],
  ])('%s is a coded answer', async (_name, operation, body, status, code) => {
    const response = await fetch(`${server.url}/trpc/${operation}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    })
    expect(await response.json()).toMatchObject({ error: { data: { code } } })
    expect(response.status).toBe(status)
  })

  test('50 levels of nesting and a lone surrogate leave the server intact', async () => {
    const deep = Array.from({ length: 50 }).reduce<object>(inner => ({ not: inner }), { stars: 1 })
    expect((await server.post('notes.list', { where: deep })).status).toBeOneOf([200, 422])
    expect((await server.post('notes.create', { title: '\ud800' })).status).toBe(422)
    expect((await server.post('notes.create', { title: 'a\u0000b' })).status).toBe(422)
    expect((await server.post('notes.count', {})).status).toBe(200)
  })

  test('a body over the limit is 413', async () => {
    const answer = await fetch(`${server.url}/trpc/notes.create`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'x'.repeat(1_100_000) }),
    })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'KITH_BODY_TOO_LARGE' })
  })
})

test('two procedures serve all operations, so that a router of hundreds is cheap to make', () => {
  const { procedures } = createRouter(server.kith.app)._def as unknown as { procedures: Record<string, unknown> }
  expect(Object.keys(procedures)).toContain('notes.tags.restore')
  const operations = Object.entries(procedures).filter(([name]) => !name.startsWith('kernel.plugins.'))
  expect(new Set(operations.map(([, procedure]) => procedure)).size).toBe(4)
})
