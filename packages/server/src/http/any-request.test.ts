import { request } from 'node:http'
import { connect } from 'node:net'
import { route } from '@kith/sdk'
import { type NotesContract, notesPlugin } from '@kith/testing/notes'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServer, type TestServer, token } from '../fixture/serving.ts'

const form = route<NotesContract>()('POST /f/:id', {
  public: true,
  run: (_ctx, { params, query, body }) => ({ status: 200, body: JSON.stringify({ params, query, body }) }),
})

let server: TestServer
beforeAll(async () => {
  server = await openServer([notesPlugin({ routes: [form] })])
})
afterAll(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  await server.close()
})

function send(method: string, path: string, body: Uint8Array, headers = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: server.serving.port,
        method,
        path,
        headers: { 'content-length': body.length, ...headers },
      },
      response => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    )
    asked.on('error', reject).end(body)
  })
}

const segment = fc.oneof(
  fc.string({ unit: 'binary' }).map(encodeURIComponent),
  fc.stringMatching(/^[\w%.~!$&'()*+,;=:@-]*$/),
  fc.constantFrom(
    '%',
    '%2',
    '%00',
    '%ff',
    '..',
    '%2e%2e',
    '__proto__',
    'constructor',
    'f',
    'trpc',
    'api',
    'notes',
    'open',
    'assets',
  ),
)
const path = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.option(fc.stringMatching(/^[\w%&=+.-]*$/)))
  .map(([segments, query]) => `/${segments.join('/')}${query === null ? '' : `?${query}`}`)
const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')

test('whatever the address and body are, no request is a failure here', async () => {
  await fc.assert(
    fc.asyncProperty(method, path, fc.uint8Array({ maxLength: 200 }), async (method, path, body) => {
      expect(await send(method, path, body)).toBeLessThan(500)
    }),
    { numRuns: 300 },
  )
})

test('whatever an operation is given, it refuses with a code', async () => {
  const operation = fc.constantFrom(
    'notes.list',
    'notes.get',
    'notes.create',
    'notes.update',
    'notes.publish',
    'notes.count',
  )
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  await fc.assert(
    fc.asyncProperty(operation, fc.oneof(fc.json(), fc.string()), async (operation, body) => {
      const status = await send('POST', `/trpc/${operation}`, Buffer.from(body), headers)
      expect(status).toBeOneOf([200, 400, 404, 422])
    }),
    { numRuns: 300 },
  )
})

test.each([
  'GET / HTTP/1.1\r\nhost: a b\r\n\r\n',
  'GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET \\..\\etc HTTP/1.1\r\nhost: x\r\n\r\n',
  'POST /f/x HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
  'POST /f/x HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'nonsense\r\n\r\n',
])('%j is answered, not stumbled over', async text => {
  const answer = await new Promise<string>(resolve => {
    let received = ''
    const socket = connect(server.serving.port, '127.0.0.1', () => socket.end(text))
    socket.setEncoding('utf8').on('data', chunk => (received += chunk))
    socket.on('close', () => resolve(received))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 (400|401|404)/)
})
