import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashOf } from '@kith/kernel'
import { administrator } from '@kith/sdk'
import { notesPlugin } from '@kith/testing/notes'
import { Provider } from 'oidc-provider'
import { afterEach, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../fixture/browser.ts'
import { openServer, type TestServer } from '../fixture/serving.ts'
import { totp } from '../fixture/totp.ts'
import { createLink } from './link.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

const password = 'a long enough password'

async function open(
  options: Parameters<typeof openServer>[1] = {},
): Promise<{ server: TestServer; browser: TestBrowser }> {
  const server = await openServer([notesPlugin()], options)
  opened.push(server)
  const browser = openBrowser(server)
  await browser.open(await createLink(server.folder, server.url, server.kith.clock.now))
  expect((await browser.post('set-up', { name: 'Ann', email: 'ann@example.com', password })).status).toBe(200)
  return { server, browser }
}

const isIn = async (browser: TestBrowser) => (await browser.get('/trpc/notes.count')).status === 200

describe('a second factor', () => {
  async function enable() {
    const { server, browser } = await open()
    const { body } = await browser.post('second-factor/enable', { password })
    const { secret, uri, backupCodes } = body as { secret: string; uri: string; backupCodes: string[] }
    expect(decodeURIComponent(uri)).toContain('Kith:ann@example.com')
    expect((await browser.post('second-factor/confirm', { code: totp(secret) })).status).toBe(200)
    const fresh = openBrowser(server)
    const log = () => fresh.post('log-in', { email: 'ann@example.com', password })
    expect((await log()).body).toEqual({ next: 'second-factor' })
    return { server, browser, fresh, log, secret, backupCodes }
  }

  test('is asked for after the password, which alone opens nothing', async () => {
    const { fresh, secret } = await enable()
    expect(await isIn(fresh)).toBe(false)
    expect((await fresh.post('second-factor', { code: '000000' })).body).toMatchObject({ code: 'KITH_SECOND_FACTOR' })
    expect((await fresh.post('second-factor', { code: totp(secret) })).body).toEqual({ next: 'done' })
    expect(await isIn(fresh)).toBe(true)
  })

  test('is answered by a backup code, which works once', async () => {
    const { server, fresh, backupCodes } = await enable()
    const [code] = backupCodes
    expect((await fresh.post('second-factor', { code, backup: true })).status).toBe(200)
    const other = openBrowser(server)
    await other.post('log-in', { email: 'ann@example.com', password })
    expect((await other.post('second-factor', { code, backup: true })).status).toBe(401)
    expect(await isIn(other)).toBe(false)
  })

  test('ends the log-in after too many wrong codes', async () => {
    const { fresh, secret } = await enable()
    const codes: unknown[] = []
    for (let i = 0; i < 7; i++) codes.push((await fresh.post('second-factor', { code: '000000' })).body.code)
    expect(codes).toContain('KITH_LOGIN_OVER')
    expect((await fresh.post('second-factor', { code: totp(secret) })).status).not.toBe(200)
  })

  test('cannot be answered without the password’s step, nor turned off without the password', async () => {
    const { server, browser, secret } = await enable()
    expect((await openBrowser(server).post('second-factor', { code: totp(secret) })).status).toBe(401)
    expect((await browser.post('second-factor/disable', { password: 'wrong password' })).status).toBe(401)
    expect((await browser.post('second-factor/disable', { password })).status).toBe(200)
    const plain = openBrowser(server)
    expect((await plain.post('log-in', { email: 'ann@example.com', password })).body).toEqual({ next: 'done' })
  })
})

describe('an API key', () => {
  const call = (server: TestServer, secret: string, operation: string) =>
    fetch(`${server.url}/trpc/${operation}`, { headers: { authorization: `Bearer ${secret}` } })

  test('does what its scopes name, is kept as a hash, and ends when it is revoked', async () => {
    const { server, browser } = await open()
    const made = await browser.post('keys', { name: 'Import', scopes: ['notes.count'], roles: [administrator] })
    const { id, secret } = made.body as { id: string; secret: string }
    expect(secret).toMatch(/^kith_[\w-]{43}$/)
    expect((await call(server, secret, 'notes.count')).status).toBe(200)
    const denied = await call(server, secret, 'notes.list')
    expect(await denied.json()).toMatchObject({
      error: { data: { code: 'KITH_DENIED', details: { needs: 'scope:notes.list' } } },
    })
    const row = await server.kith.admin.call('kernel.keys.get', { id })
    expect(row).toMatchObject({ start: secret.slice(0, 11), lastUsedAt: expect.any(String) })
    expect(JSON.stringify(row)).not.toContain(secret)
    await server.kith.admin.call('kernel.revokeKey', { id })
    expect((await call(server, secret, 'notes.count')).status).toBe(401)
  })

  test('of a user ends with him, is over when it says, and has no role that he lacks', async () => {
    const { server } = await open()
    const user = await server.kith.admin.call<{ id: string }>('kernel.users.create', {
      name: 'B',
      email: 'b@example.com',
      roles: [administrator],
    })
    const as = server.kith.as(
      (await server.kith.app.actorOf(user.id)) as NonNullable<Awaited<ReturnType<typeof server.kith.app.actorOf>>>,
    )
    const key = (secret: string, more = {}) => ({
      name: 'K',
      start: 'kith_x',
      hash: hashOf(secret),
      scopes: ['*'],
      roles: [administrator],
      ...more,
    })
    await as.call('kernel.createKey', key('kith_one'))
    await as.call('kernel.createKey', key('kith_two', { expiresAt: '2026-01-06T00:00:00Z' }))
    expect([
      (await call(server, 'kith_one', 'notes.count')).status,
      (await call(server, 'kith_two', 'notes.count')).status,
    ]).toEqual([200, 200])
    await server.kith.clock.advance('1d')
    expect((await call(server, 'kith_two', 'notes.count')).status).toBe(401)
    await server.kith.admin.call('kernel.users.update', { id: user.id, set: { roles: [] } })
    expect((await call(server, 'kith_one', 'kernel.mails.list')).status).toBe(403)
    await server.kith.admin.call('kernel.users.update', { id: user.id, set: { active: false } })
    await server.kith.admin.call('kernel.users.update', { id: user.id, set: { active: true } })
    expect((await call(server, 'kith_one', 'notes.count')).status).toBe(401)
  })
})

describe('OpenID Connect', () => {
  /** A real provider on a free port, at which whoever comes is the person with the address. */
  async function provider(email: string, verified: boolean) {
    const http: Server = createServer().listen(0, '127.0.0.1')
    await once(http, 'listening')
    const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: 'kith',
          client_secret: 'known to both',
          redirect_uris: ['http://localhost/auth/callback/oidc'],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: () => ({ sub, email, email_verified: verified, name: 'Ann' }),
      }),
    })
    http.on('request', oidc.callback())
    opened.push({ close: () => void http.close() })
    return { issuer }
  }

  /** Goes through the provider's own pages as a browser would: log-in, consent. Answers where it is sent back to. */
  async function through(url: string): Promise<string> {
    const jar = new Map<string, string>()
    let at = url
    let init: RequestInit = {}
    for (let hop = 0; hop < 15; hop++) {
      const headers = {
        cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
      }
      const response = await fetch(at, { redirect: 'manual', ...init, headers })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const to = response.headers.get('location')
      if (to) {
        at = new URL(to, at).href
        init = {}
        if (at.startsWith('http://localhost/')) return at
        continue
      }
      const page = await response.text()
      const action = /action="([^"]+)"/.exec(page)?.[1] as string
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] as string
      at = new URL(action, at).href
      init = { method: 'POST', body: new URLSearchParams({ prompt, login: 'subject-1', password: 'any' }) }
    }
    throw new Error('The provider sends in circles.')
  }

  async function logIn(server: TestServer): Promise<{ browser: TestBrowser; to: string | null }> {
    const browser = openBrowser(server)
    const { body } = await browser.post('oidc')
    const back = new URL(await through(String(body.url)))
    const answer = await browser.open(`${server.url}${back.pathname}${back.search}`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    return { browser, to: answer.headers.get('location') }
  }

  test('lets in the user whose verified address it is, and nobody else', async () => {
    const { issuer } = await provider('ann@example.com', true)
    const { server } = await open({ oidc: { issuer, clientId: 'kith', clientSecret: 'known to both' } })
    const { browser, to } = await logIn(server)
    expect([to, await isIn(browser)]).toEqual(['/', true])
    expect((await browser.get('/auth/state')).body).toMatchObject({ user: { email: 'ann@example.com' } })
    // From the second time on the subject counts: another address changes nothing.
    const [row] = (await server.kith.admin.call<{ rows: { id: string }[] }>('kernel.users.list')).rows
    await server.kith.admin.call('kernel.users.update', { id: row?.id, set: { email: 'ann2@example.com' } })
    expect(await isIn((await logIn(server)).browser)).toBe(true)
  })

  test.each([
    ['an address that nobody here has', 'mallory@example.com', true],
    ['an address that it has not verified', 'ann@example.com', false],
  ])('does not let in %s', async (_name, email, verified) => {
    const { issuer } = await provider(email, verified)
    const { server } = await open({ oidc: { issuer, clientId: 'kith', clientSecret: 'known to both' } })
    const { browser, to } = await logIn(server)
    expect([to, await isIn(browser)]).toEqual(['/#/-/refused', false])
    expect(await server.kith.admin.call('kernel.users.count')).toMatchObject({ count: 1 })
  })
})
