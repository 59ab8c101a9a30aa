import { request } from 'node:http'
import { connect } from 'node:net'
import { route } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { type NotesContract, notesPlugin } from '@kith/testing/notes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServer, type TestServer } from '../fixture/serving.ts'
import { serve } from '../serve.ts'

const echo = route<NotesContract>()('POST /echo/:name', {
  public: true,
  maxBody: 1000,
  run: (_ctx, { method, path, params, query, headers, body, ip }) => ({
    status: 201,
    headers: { 'content-type': 'application/json', 'x-own': 'yes' },
    body: JSON.stringify({ method, path, params, query, kind: headers['content-type'], body, ip }),
  }),
})
const page = route<NotesContract>()('GET /page/:id{.+\\.json}', {
  public: true,
  run: (_ctx, { params }) => ({ status: 200, headers: { etag: '"1"' }, body: `page ${params.id}` }),
})
const takes = route<NotesContract>()('POST /takes', {
  public: true,
  maxBody: 10,
  maxFiles: 2000,
  run: (_ctx, { body, bytes }) => ({ status: 200, body: `${body.length} ${bytes?.length}` }),
})
const breaks = route<NotesContract>()('GET /breaks', {
  public: true,
  run: () => {
    throw new TypeError('password=hunter2')
  },
})
const writes = route<NotesContract>()('POST /jot', {
  public: true,
  run: async (ctx, { body }) => ({ status: 200, body: JSON.stringify(await ctx.run('jot', { title: body })) }),
})

let server: TestServer
beforeAll(async () => {
  server = await openServer([notesPlugin({ routes: [echo, page, takes, breaks, writes] })], { trustProxy: 1 })
})
afterAll(() => server?.close())

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers })

describe("a plugin's own URL", () => {
  test('gets the request as data, and its answer leaves with its headers', async () => {
    const response = await post('/echo/%E5%BC%A0%E4%BC%9F?a=1&b=%20', '{"x":"张伟"}', { 'content-type': 'text/x' })
    expect(response.status).toBe(201)
    expect(response.headers.get('x-own')).toBe('yes')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toEqual({
      method: 'POST',
      path: expect.stringContaining('/echo/'),
      params: { name: '张伟' },
      query: { a: '1', b: ' ' },
      kind: 'text/x',
      body: '{"x":"张伟"}',
      ip: '127.0.0.1',
    })
  })

  test('may have a pattern, and answers HEAD as GET without a body', async () => {
    const get = await fetch(`${server.url}/page/contact-us.json`)
    expect(await get.text()).toBe('page contact-us.json')
    const head = await fetch(`${server.url}/page/contact-us.json`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, '"1"', ''])
    expect((await fetch(`${server.url}/page/contact-us.txt`)).status).toBe(404)
  })

  test('runs operations, internal ones too', async () => {
    const response = await post('/jot', 'From a route')
    const { id } = (await response.json()) as { id: string }
    expect(await server.kith.admin.call('notes.get', { id })).toMatchObject({ title: 'From a route' })
  })

  test('gets the address that the trusted proxy saw', async () => {
    const response = await post('/echo/x', '', { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' })
    expect(await response.json()).toMatchObject({ ip: '203.0.113.9' })
  })

  test('that throws answers 500 without its words', async () => {
    const response = await fetch(`${server.url}/breaks`)
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: expect.any(String), details: { id: expect.any(String) } })
    expect(text).not.toContain('hunter2')
  })

  test('that is the server’s own is refused at start', async () => {
    const taken = route<NotesContract>()('GET /trpc/x', { public: true, run: () => ({ status: 200 }) })
    const { app, close } = await createTestApp({ plugins: [notesPlugin({ routes: [taken] })] })
    await expect(serve({ app, port: 0, token: 't', folder: server.folder })).rejects.toMatchObject({
      code: 'KITH_ROUTE_TAKEN',
      details: { plugin: 'notes' },
    })
    await close()
  })
})

describe('bodies', () => {
  test('with files come as bytes where a route takes files, at most as many as it takes', async () => {
    const form = { 'content-type': 'multipart/form-data; boundary=x' }
    const answers = [
      await post('/takes', new Uint8Array(1500).fill(200), form),
      await post('/takes', new Uint8Array(2001), form),
      await post('/takes', 'text longer than ten'),
      await post('/echo/x', new Uint8Array(20).fill(200), form),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 413, 400])
    expect(await answers[0]?.text()).toBe('0 1500')
  })

  test('that say they are too long are refused before they are sent', async () => {
    const code = await new Promise<unknown>((resolve, reject) => {
      const asked = request(`${server.url}/echo/x`, { method: 'POST', headers: { 'content-length': 10_000_000 } })
      asked.on('response', response => {
        response.setEncoding('utf8').on('data', text => resolve(JSON.parse(text).code))
      })
      asked.on('error', reject)
      asked.flushHeaders()
    })
    expect(code).toBe('KITH_BODY_TOO_LARGE')
  })

  test('that do not say, as soon as they are', async () => {
    const chunk = Buffer.alloc(4096, 'x')
    const { status, sent } = await new Promise<{ status: number; sent: number }>((resolve, reject) => {
      let sent = 0
      const asked = request(`${server.url}/echo/x`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } })
      asked.on('response', response => {
        resolve({ status: response.statusCode ?? 0, sent })
        asked.destroy()
      })
      asked.on('error', reject)
      const send = () => {
        if (asked.destroyed || sent > 100_000_000) return
        sent += chunk.length
        asked.write(chunk, () => setImmediate(send))
      }
      send()
    })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(100_000_000)
  })

  test('of 10 MB are 413 for a plain client, and the next request is served', async () => {
    const response = await post('/echo/x', Buffer.alloc(10_000_000, 'x'))
    expect(response.status).toBe(413)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ code: 'KITH_BODY_TOO_LARGE', details: { max: 1000 } })
    expect((await post('/echo/x', 'ok')).status).toBe(201)
  })

  test('that are not UTF-8 are 400', async () => {
    const response = await post('/echo/x', new Uint8Array([0x7b, 0xff, 0xfe]))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'KITH_BODY_ENCODING' })
  })

  test('that break off leave the server intact', async () => {
    const { port } = server.serving
    await new Promise<void>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /echo/x HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    expect((await post('/echo/x', 'ok')).status).toBe(201)
  })
})

describe('addresses that nobody serves', () => {
  test('are a coded 404 for a program', async () => {
    const response = await fetch(`${server.url}/nothing/here`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'KITH_PAGE_UNKNOWN' })
  })

  test('are a page in both languages for a person', async () => {
    const response = await fetch(`${server.url}/nothing`, { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/There is no such page[\s\S]*没有这个页面/)
  })
})
