import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { notesPlugin } from '@kith/testing/notes'
import { afterEach, describe, expect, test } from 'vitest'
import { openServer, type TestServer } from '../fixture/serving.ts'
import { createLink } from './link.ts'
import { isSameSite } from './same-site.ts'

const opened: TestServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

async function open(): Promise<TestServer> {
  const server = await openServer([notesPlugin()])
  opened.push(server)
  return server
}

const count = (url: string, headers: Record<string, string>) => fetch(`${url}/trpc/notes.count`, { headers })
const follow = (link: string, init: RequestInit = {}) => fetch(link, { redirect: 'manual', ...init })

describe('a token', () => {
  test.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('%s is 401', async (_name, headers) => {
    const { url } = await open()
    const response = await count(url, headers)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { data: { code: 'KITH_UNAUTHORIZED' } } })
  })

  test('makes an administrator', async () => {
    const { post } = await open()
    expect((await post('notes.count', {})).status).toBe(200)
  })
})

describe('a link', () => {
  test('logs its browser in, once', async () => {
    const { url, folder, kith } = await open()
    const link = await createLink(folder, url, kith.clock.now)
    const first = await follow(link)
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    expect(first.headers.get('set-cookie')).toMatch(/^kith_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict;/)
    const again = await follow(link)
    expect(again.status).toBe(410)
    expect(await again.text()).toMatch(/npm run -s kith -- link[\s\S]*此链接已使用过或已过期/)
  })

  test('that two browsers open at once lets one in', async () => {
    const { url, folder, kith } = await open()
    const link = await createLink(folder, url, kith.clock.now)
    const answers = await Promise.all(Array.from({ length: 8 }, () => follow(link)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('is not spent by HEAD, which programs that look at links send', async () => {
    const { url, folder, kith } = await open()
    const link = await createLink(folder, url, kith.clock.now)
    expect((await follow(link, { method: 'HEAD' })).status).toBe(404)
    expect((await follow(link)).status).toBe(303)
  })

  test('is too old after a day', async () => {
    const { url, folder, kith } = await open()
    const link = await createLink(folder, url, kith.clock.now)
    await kith.clock.advance('1d')
    expect((await follow(link)).status).toBe(410)
  })

  test.each(['/open/wrong', '/open/..%2f..%2fetc%2fpasswd', `/open/${'x'.repeat(5000)}`])(
    '%s is a calm page',
    async path => {
      const { url } = await open()
      const response = await follow(`${url}${path}`)
      expect(response.status).toBe(410)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    },
  )

  test('leaves nothing in the data folder that opens a door, nor that others may read', async () => {
    const server = await open()
    const cookie = await server.login()
    const folder = join(server.folder, 'sessions')
    const [file = ''] = await readdir(folder)
    expect(cookie).not.toContain(file)
    expect(await readFile(join(folder, file), 'utf8')).not.toContain(cookie.split('=')[1])
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })
})

describe('a session', () => {
  test('reads and writes from its own pages', async () => {
    const server = await open()
    const headers = { cookie: await server.login(), 'sec-fetch-site': 'same-origin' }
    expect((await count(server.url, headers)).status).toBe(200)
    const create = await fetch(`${server.url}/trpc/notes.create`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"title":"By cookie"}',
    })
    expect(create.status).toBe(200)
  })

  test('is refused to pages of other sites, and nothing is written', async () => {
    const server = await open()
    const cookie = await server.login()
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      const response = await fetch(`${server.url}/trpc/notes.create`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...from },
        body: '{"title":"Forged"}',
      })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ error: { data: { code: 'KITH_CROSS_SITE' } } })
    }
    expect(await server.kith.admin.call('notes.count')).toMatchObject({ count: 0 })
  })

  test('outlives a restart of the server', async () => {
    const first = await open()
    const cookie = await first.login()
    const second = await openServer([notesPlugin()], { folder: first.folder })
    opened.unshift(second)
    expect((await count(second.url, { cookie })).status).toBe(200)
  })

  test('that a link opened ends after a day', async () => {
    const server = await open()
    const cookie = await server.login()
    await server.kith.clock.advance('1d')
    expect((await count(server.url, { cookie })).status).toBe(401)
  })
})

describe('where a request comes from', () => {
  const url = 'https://crm.example.com'
  const asked = (method: string, headers: Record<string, string>) =>
    isSameSite(new Request(`${url}/trpc/x`, { method, headers: { host: 'crm.example.com', ...headers } }), url)

  test.each([
    ['GET', { 'sec-fetch-site': 'same-origin' }, true],
    ['POST', { 'sec-fetch-site': 'same-origin' }, true],
    ['GET', { 'sec-fetch-site': 'none' }, true],
    ['POST', { 'sec-fetch-site': 'none' }, false],
    ['GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['POST', { origin: 'https://crm.example.com' }, true],
    ['POST', { origin: 'http://crm.example.com' }, true],
    ['POST', { origin: 'null' }, false],
    ['POST', { origin: 'https://evil.example' }, false],
    ['GET', {}, true],
    ['POST', {}, false],
  ])('%s with %j: %s', (method, headers, expected) => {
    expect(asked(method, headers)).toBe(expected)
  })
})
