import { administrator } from '@kith/sdk'
import { notesPlugin } from '@kith/testing/notes'
import { afterEach, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../fixture/browser.ts'
import { openServer, type TestServer } from '../fixture/serving.ts'
import { createLink } from './link.ts'

const opened: TestServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

const password = 'a long enough password'

interface Crm {
  readonly server: TestServer
  /** The first administrator's, logged in. */
  readonly browser: TestBrowser
}

/** A server whose first administrator has set up his access by the link. */
async function open(): Promise<Crm> {
  const server = await openServer([notesPlugin()])
  opened.push(server)
  const browser = openBrowser(server)
  await browser.open(await createLink(server.folder, server.url, server.kith.clock.now))
  const made = await browser.post('set-up', { name: 'Ann', email: 'Ann@Example.com', password })
  expect([made.status, made.body]).toEqual([200, { next: 'done' }])
  return { server, browser }
}

const logIn = (browser: TestBrowser, email = 'ann@example.com', word = password) =>
  browser.post('log-in', { email, password: word })
const isIn = async (browser: TestBrowser) => (await browser.get('/trpc/notes.count')).status === 200

/** The link in the newest mail. */
async function linkIn(server: TestServer): Promise<string> {
  await server.kith.idle()
  return /#\/-\/\w+\/(\S+)/.exec(server.kith.mails().at(-1)?.text ?? '')?.[1] ?? ''
}

/** Invites a person, who accepts. */
async function invited({ server }: Crm, email: string, roles: readonly string[] = []) {
  const { user } = await server.kith.admin.call<{ user: string }>('kernel.invite', { email, name: email, roles })
  const browser = openBrowser(server)
  const accepted = await browser.post('accept', { secret: await linkIn(server), password })
  expect(accepted.status).toBe(200)
  return { id: user, browser }
}

describe('the first administrator', () => {
  test('sets name, address and password in a browser that opened the link, and is one from then on', async () => {
    const { server, browser } = await open()
    expect((await browser.get('/auth/state')).body).toMatchObject({
      user: { name: 'Ann', email: 'ann@example.com', roles: [administrator] },
      link: false,
    })
    expect(await isIn(browser)).toBe(true)
    expect((await logIn(openBrowser(server))).body).toEqual({ next: 'done' })
  })

  test('is not made without the link, nor twice with it', async () => {
    const { server, browser } = await open()
    const stranger = openBrowser(server)
    const mallory = { name: 'Mallory', email: 'm@example.com', password }
    expect((await stranger.post('set-up', mallory)).status).toBe(401)
    expect((await browser.post('set-up', mallory)).status).toBe(401)
    expect((await stranger.open(await createLink(server.folder, server.url, server.kith.clock.now))).status).toBe(303)
    const both = await Promise.all([
      stranger.post('set-up', mallory),
      stranger.post('set-up', { ...mallory, email: 'n@example.com' }),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('who is locked out sets a new password by another link; his old sessions end', async () => {
    const { server, browser } = await open()
    const other = openBrowser(server)
    await other.open(await createLink(server.folder, server.url, server.kith.clock.now))
    const again = { name: 'Ann', email: 'ann@example.com', password: 'another long password' }
    expect((await other.post('set-up', again)).status).toBe(200)
    expect(await isIn(browser)).toBe(false)
    expect(await server.kith.admin.call('kernel.users.count')).toMatchObject({ count: 1 })
  })

  test.each([['short'], ['x'.repeat(129)]])('does not get the password %s', async word => {
    const { server } = await open()
    const browser = openBrowser(server)
    await browser.open(await createLink(server.folder, server.url, server.kith.clock.now))
    const answer = await browser.post('set-up', { name: 'B', email: 'b@example.com', password: word })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'KITH_INVALID', details: { problems: [{ path: 'password' }] } },
    })
  })
})

describe('logging in', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const { server } = await open()
    const { cookies } = await logIn(openBrowser(server))
    const session = cookies.find(line => line.startsWith('kith.session_token='))
    expect(session).toMatch(/HttpOnly/i)
    expect(session).toMatch(/SameSite=Strict/i)
    expect(session).not.toMatch(/Secure/i)
  })

  test('a wrong password, an unknown address and a user without a password are answered alike', async () => {
    const crm = await open()
    await crm.server.kith.admin.call('kernel.users.create', { name: 'No', email: 'no@example.com' })
    const answers = await Promise.all(
      ['ann@example.com', 'nobody@example.com', 'no@example.com', 'not an address'].map(async email => {
        const { status, body, cookies } = await logIn(openBrowser(crm.server), email, 'wrong password')
        return { status, body, cookies }
      }),
    )
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], status: 401 })
    expect(answers[0]?.body).toMatchObject({ code: 'KITH_CREDENTIALS' })
  })

  test('a session that a browser brought along is not the one that it is given', async () => {
    const { server } = await open()
    const browser = openBrowser(server)
    browser.set('kith.session_token', 'fixed.by-somebody-else')
    await logIn(browser)
    expect(browser.cookie('kith.session_token')).not.toContain('fixed')
    const first = browser.cookie('kith.session_token')
    await logIn(browser)
    expect(browser.cookie('kith.session_token')).not.toBe(first)
  })

  test('a cookie that was tampered with is nobody', async () => {
    const { browser } = await open()
    browser.set('kith.session_token', `${browser.cookie('kith.session_token')?.slice(0, -6)}AAAAAA`)
    expect(await isIn(browser)).toBe(false)
  })

  test('from another site is refused', async () => {
    const { server, browser } = await open()
    const from = { 'sec-fetch-site': 'cross-site' }
    for (const name of ['log-in', 'log-out', 'forgot', 'sessions/revoke', 'second-factor/disable']) {
      expect(await browser.post(name, {}, from)).toMatchObject({ status: 403, body: { code: 'KITH_CROSS_SITE' } })
    }
    expect((await openBrowser(server).get('/auth/state', from)).status).toBe(403)
    expect(await isIn(browser)).toBe(true)
  })

  test('logging out ends the session itself, not only the cookie', async () => {
    const { server, browser } = await open()
    const kept = browser.cookies()
    expect((await browser.post('log-out')).status).toBe(200)
    const stolen = await fetch(`${server.url}/trpc/notes.count`, { headers: { cookie: kept } })
    expect(stolen.status).toBe(401)
  })

  test('too many wrong passwords make a stranger wait, and nobody else', async () => {
    const { server, browser } = await open()
    const stranger = openBrowser(server)
    const codes: unknown[] = []
    for (let i = 0; i < 12; i++) codes.push((await logIn(stranger, 'ann@example.com', `wrong ${i}`)).body.code)
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'KITH_CREDENTIALS'))
    expect(await logIn(stranger)).toMatchObject({
      status: 429,
      body: { code: 'KITH_ATTEMPTS', details: { seconds: expect.any(Number) } },
    })
    expect((await logIn(browser)).status).toBe(200)
    await server.kith.clock.advance('15m')
    expect((await logIn(stranger)).status).toBe(200)
  })

  test('none of better-auth is reachable by a URL of its own', async () => {
    const { browser } = await open()
    for (const path of [
      'sign-in/email',
      'sign-up/email',
      'update-user',
      'delete-user',
      'two-factor/enable',
      'list-sessions',
    ]) {
      expect((await browser.post(path, {})).status).toBe(404)
    }
    expect((await browser.get('/auth/get-session')).status).toBe(404)
  })
})

describe('sessions', () => {
  test('are listed without their tokens, and revoked one by one or all others', async () => {
    const { server, browser } = await open()
    const other = openBrowser(server)
    await logIn(other)
    const { sessions } = (await browser.get('/auth/sessions')).body as {
      sessions: { id: string; isCurrent: boolean }[]
    }
    expect(sessions).toHaveLength(2)
    expect(JSON.stringify(sessions)).not.toContain(other.cookie('kith.session_token')?.split('.')[0])
    const id = sessions.find(({ isCurrent }) => !isCurrent)?.id
    expect((await browser.post('sessions/revoke', { id })).body).toEqual({ revoked: 1 })
    expect([await isIn(other), await isIn(browser)]).toEqual([false, true])
    await logIn(other)
    expect((await browser.post('sessions/revoke', { others: true })).body).toEqual({ revoked: 1 })
    expect(await isIn(other)).toBe(false)
  })

  test('of others are nobody’s to revoke', async () => {
    const crm = await open()
    const { browser: bob } = await invited(crm, 'bob@example.com')
    const { sessions } = (await crm.browser.get('/auth/sessions')).body as { sessions: { id: string }[] }
    expect((await bob.post('sessions/revoke', { id: sessions[0]?.id })).status).toBe(404)
    expect(await isIn(crm.browser)).toBe(true)
  })

  test('of a user end when he is deactivated, also those that stay open, and do not come back with him', async () => {
    const crm = await open()
    const { browser, id } = await invited(crm, 'bob@example.com', ['editor'])
    const live = await browser.open('/trpc/kernel.live', { headers: { accept: 'text/event-stream' } })
    expect(live.status).toBe(200)
    await crm.server.kith.admin.call('kernel.users.update', { id, set: { active: false } })
    expect(await isIn(browser)).toBe(false)
    await live.text()
    expect((await logIn(browser, 'bob@example.com')).status).toBe(401)
    await crm.server.kith.clock.advance('1m')
    await crm.server.kith.admin.call('kernel.users.update', { id, set: { active: true } })
    expect(await isIn(browser)).toBe(false)
    expect((await logIn(browser, 'bob@example.com')).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  test('is set anew by the link in a mail, once, and every session ends', async () => {
    const { server, browser } = await open()
    expect((await openBrowser(server).post('forgot', { email: 'ann@example.com' })).status).toBe(200)
    const token = await linkIn(server)
    const fresh = openBrowser(server)
    expect((await fresh.post('reset', { token, password: 'a new password' })).status).toBe(200)
    expect(await isIn(browser)).toBe(false)
    expect((await fresh.post('reset', { token, password: 'and another one' })).body).toMatchObject({
      code: 'KITH_LINK_SPENT',
    })
    expect((await logIn(fresh, 'ann@example.com', 'a new password')).status).toBe(200)
    expect((await logIn(openBrowser(server))).status).toBe(401)
  })

  test('is set once also by two who use the link at once', async () => {
    const { server } = await open()
    await openBrowser(server).post('forgot', { email: 'ann@example.com' })
    const token = await linkIn(server)
    const both = await Promise.all(
      ['first password', 'second password'].map(p => openBrowser(server).post('reset', { token, password: p })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  test('answers the same whether there is such a user, and mails no more than three times an hour', async () => {
    const { server } = await open()
    const known = await openBrowser(server).post('forgot', { email: 'ann@example.com' })
    const unknown = await openBrowser(server).post('forgot', { email: 'nobody@example.com' })
    expect(known).toEqual(unknown)
    for (let i = 0; i < 4; i++) await openBrowser(server).post('forgot', { email: 'ann@example.com' })
    await server.kith.idle()
    expect(server.kith.mails()).toHaveLength(3)
  })

  test('of somebody who is Chinese is mailed in Chinese', async () => {
    const { server } = await open()
    const values = { name: '王', email: 'wang@example.com', locale: 'zh-CN' }
    await server.kith.admin.call('kernel.users.create', values)
    await openBrowser(server).post('forgot', { email: 'wang@example.com' })
    await server.kith.idle()
    expect(server.kith.mails().at(-1)?.subject).toBe('设置新密码')
  })
})

describe('an invitation', () => {
  test('says whom it is for, and lets him set his password, once', async () => {
    const { server } = await open()
    await server.kith.admin.call('kernel.invite', { email: 'Bob@example.com', name: 'Bob', roles: ['editor'] })
    const secret = await linkIn(server)
    const browser = openBrowser(server)
    expect((await browser.post('invitation', { secret })).body).toEqual({ name: 'Bob', email: 'bob@example.com' })
    expect((await browser.post('accept', { secret, password })).body).toEqual({ next: 'done' })
    expect((await browser.get('/auth/state')).body).toMatchObject({ user: { name: 'Bob', roles: ['editor'] } })
    expect((await browser.post('accept', { secret, password })).body).toMatchObject({ code: 'KITH_LINK_SPENT' })
  })

  test.each([
    ['after a week', async ({ server }: Crm) => server.kith.clock.advance('7d')],
    ['revoked', async ({ server }: Crm, user: string) => server.kith.admin.call('kernel.revokeInvitation', { user })],
    [
      'after another one',
      async ({ server }: Crm) => server.kith.admin.call('kernel.invite', { email: 'bob@example.com' }),
    ],
    [
      'deactivated',
      async ({ server }: Crm, id: string) =>
        server.kith.admin.call('kernel.users.update', { id, set: { active: false } }),
    ],
  ])('opens nothing: %s', async (_name, end) => {
    const crm = await open()
    const { user } = await crm.server.kith.admin.call<{ user: string }>('kernel.invite', { email: 'bob@example.com' })
    const secret = await linkIn(crm.server)
    await end(crm, user)
    expect(await openBrowser(crm.server).post('accept', { secret, password })).toMatchObject({ status: 410 })
  })

  test('lets one in of those who use it at once', async () => {
    const { server } = await open()
    await server.kith.admin.call('kernel.invite', { email: 'bob@example.com' })
    const secret = await linkIn(server)
    const all = await Promise.all(
      Array.from({ length: 4 }, () => openBrowser(server).post('accept', { secret, password })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})
