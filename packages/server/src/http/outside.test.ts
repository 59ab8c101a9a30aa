import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notesPlugin } from '@kith/testing/notes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLink } from '../auth/link.ts'
import { openServer, type TestServer } from '../fixture/serving.ts'

let server: TestServer
let admin: string
let cookie: string
beforeAll(async () => {
  admin = await mkdtemp(join(tmpdir(), 'kith-page-'))
  await writeFile(join(admin, 'index.html'), '<!doctype html><title>Team</title>')
  server = await openServer([notesPlugin()], { admin })
  cookie = await server.login()
})
afterAll(async () => {
  await server?.close()
  await rm(admin, { recursive: true, force: true })
})

const elsewhere = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://other.example.com' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
] as const
const own = { 'sec-fetch-site': 'same-origin' }

async function note(): Promise<{ entity: string; id: string }> {
  const { id } = (await server.post('notes.create', { title: 'One' })).data as { id: string }
  return { entity: server.kith.app.manifests.find(m => m.name === 'notes')?.entities[0]?.name ?? '', id }
}

describe('a request that a page of another site sends with the cookie of somebody here', () => {
  test.each(elsewhere)('%j: takes and leaves no file', async from => {
    const to = await note()
    const path = `/files/attachments?${new URLSearchParams({ ...to, name: 'a.txt' })}`
    const send = (url: string, headers: Readonly<Record<string, string>>) =>
      fetch(server.url + url, { method: 'POST', body: 'Title\nx\n', headers: { cookie, ...headers } })
    for (const url of [path, '/files/imports?name=a.csv']) {
      const refused = await send(url, from)
      expect([refused.status, await refused.json()], url).toMatchObject([403, { code: 'KITH_CROSS_SITE' }])
    }
    const files = async () =>
      ((await server.post('kernel.attachmentsOf', to)).data as { rows: { id: string }[] }).rows.map(({ id }) => id)
    expect(await files()).toEqual([])
    // The same request of a page of this site is answered: nothing else was wrong with it.
    expect((await send(path, own)).status).toBe(201)
    const [file] = await files()
    const read = (headers: Readonly<Record<string, string>>) =>
      fetch(`${server.url}/files/attachments/${file}`, { headers: { cookie, ...headers } })
    expect((await read(from)).status).toBe(403)
    expect((await read(own)).status).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json'])(
    'writes nothing, as a form could send it: %s',
    async type => {
      const before = await server.kith.admin.call('notes.count')
      for (const path of ['/trpc/notes.create', '/trpc/notes.create?batch=1', '/api/notes', '/auth/log-out']) {
        const response = await fetch(server.url + path, {
          method: 'POST',
          body: '{"title":"Forged"}',
          headers: { cookie, 'content-type': type, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
        })
        expect([401, 403, 415], path).toContain(response.status)
        expect(response.headers.get('access-control-allow-credentials'), path).toBe(null)
      }
      expect(await server.kith.admin.call('notes.count')).toEqual(before)
    },
  )

  test('is not allowed beforehand either', async () => {
    for (const path of ['/trpc/notes.create', '/auth/log-in', '/files/imports']) {
      const response = await fetch(server.url + path, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      expect(response.headers.get('access-control-allow-origin'), path).toBe(null)
    }
  })
})

describe('every page that the server answers', () => {
  test.each([
    '/',
    '/?next=https://evil.example',
    '/open/spent',
    '/nothing/here',
    '/ui/none/index.js',
    '/auth/nothing',
    '/assets/none.html',
    '/sw.js',
    '/%3Cscript%3Ealert(1)%3C/script%3E',
  ])('%s: stands in nobody’s frame, and runs only what is a file of this server', async path => {
    const response = await fetch(server.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' })
    const type = response.headers.get('content-type') ?? ''
    const text = await response.text()
    expect(text).not.toContain('<script>alert')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    if (!type.includes('text/html')) return expect(type).toMatch(/json|text\/plain/)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toMatch(/form-action '(none|self)'/)
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:(?!;)(?<!img-src 'self' data:)/)
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('no address leads elsewhere', () => {
  const there = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']
  const names = ['next', 'redirect', 'redirect_to', 'redirectTo', 'return', 'returnTo', 'url', 'callbackURL', 'to']
  const queries = there.map(to => new URLSearchParams(names.map((name): [string, string] => [name, to])).toString())

  test.each(queries)('?%s', async query => {
    const link = `${await createLink(server.folder, server.url, server.kith.clock.now)}?${query}`
    const opened = await fetch(link, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
    for (const path of ['/', '/open/spent', '/auth/callback/oidc', '/auth/log-in', '/auth/state', '/auth/error']) {
      const response = await fetch(`${server.url}${path}?${query}`, { redirect: 'manual' })
      expect(response.headers.get('location'), path).toBe(null)
    }
    const body = JSON.stringify(Object.fromEntries(new URLSearchParams(query)))
    for (const step of ['log-in', 'log-out', 'forgot', 'reset', 'accept']) {
      const response = await fetch(`${server.url}/auth/${step}`, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { ...own, 'content-type': 'application/json' },
      })
      expect(response.headers.get('location'), step).toBe(null)
      expect(await response.text(), step).not.toContain('evil')
    }
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '//evil.example/%2f..',
    '/open//evil.example',
    '/open/https:%2f%2fevil.example',
  ])('%s', async path => {
    const response = await fetch(new Request(server.url + path), { redirect: 'manual' })
    expect(response.headers.get('location')).toBe(null)
    expect(response.status).toBeGreaterThanOrEqual(400)
  })
})
