import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { notesPlugin } from '@kith/testing/notes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServer, type TestServer, token } from '../fixture/serving.ts'

let server: TestServer
beforeAll(async () => {
  server = await openServer([notesPlugin()])
})
afterAll(() => server.close())

interface Answer {
  readonly encoding: string | undefined
  readonly vary: string | undefined
  readonly body: Buffer
}

/** `fetch` would say and undo encodings by itself. */
function ask(operation: string, encodings?: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, ...(encodings !== undefined && { 'accept-encoding': encodings }) }
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/trpc/${operation}`, { headers }, async response => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      const { 'content-encoding': encoding, vary } = response.headers
      resolve({ encoding, vary, body: Buffer.concat(chunks) })
    })
    sent.on('error', reject).end()
  })
}

test('a long answer comes as who asks takes it, and says the same', async () => {
  const plain = await ask('kernel.manifest')
  expect(plain.encoding).toBe(undefined)
  for (const [accepted, encoding, undo] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
  ] as const) {
    const answer = await ask('kernel.manifest', accepted)
    expect(answer.encoding).toBe(encoding)
    expect(answer.vary).toContain('accept-encoding')
    expect(answer.body.length).toBeLessThan(plain.body.length / 2)
    expect(undo(answer.body).toString()).toBe(plain.body.toString())
  }
})

test('a short one stays as it is, and so does one for who takes nothing else', async () => {
  const short = await ask('notes.count', 'br')
  expect([short.encoding, JSON.parse(short.body.toString())]).toEqual([
    undefined,
    { result: { data: { count: 0, capped: false } } },
  ])
  for (const accepted of ['', 'identity', 'zstd', 'brotli']) {
    expect((await ask('kernel.manifest', accepted)).encoding, accepted).toBe(undefined)
  }
})
