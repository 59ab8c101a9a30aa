import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type App, createApp, createLog, type OutgoingMail } from '@kith/kernel'
import { type Actor, type AnyPlugin, administrator } from '@kith/sdk'
import { createLink, serve } from '@kith/server'
import {
  type BorrowedContext,
  type Browser,
  type BrowserContext,
  borrowContext,
  type Page,
  sharedBrowser,
} from '@kith/testing/browser'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import config from '../../kith.config.ts'

const { resolve } = createRequire(import.meta.url)

/** The team: three of them are the demonstration's own people. */
const team = {
  lin: { name: 'Lin Wei', email: 'lin.wei@example.com', roles: ['sales'] },
  chen: { name: 'Chen Bo', email: 'chen.bo@example.com', roles: ['sales'] },
  ma: { name: 'Ma Hong', email: 'ma.hong@example.com', roles: ['sales-manager'] },
  mei: { name: 'Mei Xu', email: 'mei.xu@example.com', roles: ['marketing'] },
  ann: { name: 'Ann Berg', email: 'ann.berg@example.com', roles: [administrator] },
} as const

export type Person = keyof typeof team
export type Look = NonNullable<Parameters<Browser['newContext']>[0]>

export const password = 'a long enough password'
const desktop = {
  locale: 'en-US',
  colorScheme: 'light',
  viewport: { width: 1440, height: 900 },
  // A browser that fetches the whole application for each test takes as long as the tests.
  serviceWorkers: process.env.KITH_TESTS === 'long' ? 'allow' : 'block',
} as const
export const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } as const

/** The example's CRM as it is served, its people, and a browser in which they work. Shared by the tests of a file. */
export interface Crm {
  readonly url: string
  readonly browser: Browser
  readonly mails: readonly OutgoingMail[]
  /** As an administrator elsewhere. */
  call<T = Row>(operation: string, input?: object): Promise<T>
  /** As one of the team elsewhere. */
  as(person: Person): <T = Row>(operation: string, input?: object) => Promise<T>
  id(person: Person): string
  email(person: Person): string
  /** A link that opens the application once. */
  link(): Promise<string>
  /** A lead of somebody, or of the pool; its id. */
  lead(values: Readonly<Record<string, unknown>>, owner?: Person): Promise<string>
  /** Somebody of the team, who has logged in, at an address. */
  come(person: Person, hash: string, look?: Look): Promise<Page>
  /** Somebody who has not logged in. */
  stranger(address: string, look?: Look): Promise<Page>
  /** What browsers complained of in this test, with requests to other places. */
  complaints(): readonly string[]
  /** Says what a test has its browser complain of. */
  expects(complaint: RegExp): void
}

export interface Row {
  readonly id: string
  readonly version: number
  readonly [field: string]: unknown
}

export interface CrmOptions {
  readonly plugins?: readonly AnyPlugin[]
  /** Names of plugins of the example that are left out. */
  readonly without?: readonly string[]
  /** Where the data is; default: a SQLite file. */
  readonly database?: () => Promise<{ readonly url: string; remove(): Promise<void> }>
  /** Fills the database before the app opens it. */
  readonly fill?: (database: string) => Promise<void>
  readonly presets?: readonly string[]
}

/** Expects of what a call answers, before long: a busy machine is no failure. */
export const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })

type Cookies = Parameters<BrowserContext['addCookies']>[0]

interface Running {
  readonly app: App
  readonly url: string
  readonly browser: Browser
  readonly folder: string
  readonly mails: readonly OutgoingMail[]
  readonly ids: Readonly<Record<Person, string>>
  readonly sessions: Readonly<Record<Person, Cookies>>
  close(): Promise<void>
}

/** Opens the CRM for the tests of a file, and closes each test's browsers behind it. */
export function openCrm(options: CrmOptions = {}): Crm {
  let running: Running | undefined
  let contexts: BorrowedContext[] = []
  let complaints: string[] = []
  let expected: RegExp[] = []
  const at = (): Running => {
    if (!running) throw new Error('The CRM is not open yet.')
    return running
  }
  beforeAll(async () => {
    running = await start(options)
  }, 180_000)
  afterAll(() => running?.close())
  afterEach(async () => {
    const left = complaints.filter(one => !expected.some(known => known.test(one)))
    for (const context of contexts) await context.giveBack()
    contexts = []
    complaints = []
    expected = []
    expect(left).toEqual([])
  })
  const open = async (look: Look): Promise<Page> => {
    const borrowed = await borrowContext(at().browser, `${at().url}/healthz`, { ...desktop, ...look })
    contexts.push(borrowed)
    const page = await borrowed.context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', request => {
      if (!/^(data:|blob:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(`request: ${request.url()}`)
    })
    return page
  }
  return {
    get url() {
      return at().url
    },
    get browser() {
      return at().browser
    },
    get mails() {
      return at().mails
    },
    call: (operation, input = {}) => at().app.call(root, operation, input) as never,
    as: person => async (operation, input) => {
      const actor = (await at().app.actorOf(at().ids[person])) as Actor
      return (await at().app.call(actor, operation, input ?? {})) as never
    },
    id: person => at().ids[person],
    email: person => team[person].email,
    link: () => createLink(at().folder, at().url, () => new Date()),
    async lead(values, owner) {
      const { id } = (await at().app.call(root, 'leads.create', {
        kind: 'person',
        ...values,
        ...(owner && { owner: at().ids[owner] }),
      })) as Row
      return id
    },
    async come(person, hash, look = {}) {
      const page = await open(look)
      await page.context().addCookies(at().sessions[person])
      await page.goto(`${at().url}/${hash}`)
      await page.locator('kith-admin main').waitFor()
      return page
    },
    async stranger(address, look = {}) {
      const page = await open(look)
      await page.goto(address)
      return page
    },
    complaints: () => complaints,
    expects: complaint => expected.push(complaint),
  }
}

/** Types the address and the password, in either language, and waits for the application. */
export async function logIn(page: Page, email: string): Promise<void> {
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form button.go').click()
  await page.locator('kith-admin main.sheet').waitFor()
}

/** The element that has the focus, however deep: its name, or what it says. */
export function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.getAttribute('aria-label') || at?.textContent?.trim() || at?.id || at?.tagName
  })
}

/** The names in the list, from the top. */
export function names(page: Page): Promise<string[]> {
  return page.locator('kith-list tbody a.name').allInnerTexts()
}

export function row(page: Page, name: string) {
  return page.locator('kith-list tbody tr[data-id]', { hasText: name })
}

/** Puts the focus on a row's name. */
export async function onRow(page: Page, name: string): Promise<void> {
  await row(page, name).locator('a.name').focus()
}

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const seen: (string | undefined)[] = []
  for (let i = 0; i < 60; i++) {
    const at = await focused(page)
    if (at !== undefined && (typeof name === 'string' ? at === name : name.test(at))) return
    seen.push(at)
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not come to ${name}: ${seen.join(', ')}`)
}

export function leadsWhere(where: object, more = ''): string {
  return `#/leads?where=${encodeURIComponent(JSON.stringify(where))}${more}`
}

const root: Actor = { id: 'token', kind: 'token', roles: [administrator], locale: 'en', zone: 'Asia/Shanghai' }

async function start({
  plugins = [],
  without = [],
  database,
  fill,
  presets = config.presets ?? [],
}: CrmOptions): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-flows-'))
  const fresh = await database?.()
  const where = fresh?.url ?? join(folder, 'kith.sqlite')
  await fill?.(where)
  const mails: OutgoingMail[] = []
  const left = config.plugins.filter(({ contract }) => !without.includes(contract.name))
  const launching = sharedBrowser()
  const app = await createApp({
    config: { ...config, presets, plugins: [...left, ...plugins] as AnyPlugin[] },
    database: where,
    files: join(folder, 'files'),
    log: createLog('error'),
    mail: { where: 'memory', send: async mail => void mails.push(mail) },
  })
  app.start()
  const serving = await serve({
    app,
    port: 0,
    hostname: '127.0.0.1',
    token: 'flows',
    folder,
    admin: dirname(resolve('@kith/admin/page')),
    resolveScreen: resolve,
    grace: 100,
  })
  const people = await invite(app, serving.url, mails)
  const browser = await launching
  return {
    app,
    url: serving.url,
    browser,
    folder,
    mails,
    ...people,
    async close() {
      await serving.close()
      await fresh?.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Invites the team, and has each of them choose a password, which logs him in: who sells is in the team that Ma Hong leads. */
async function invite(
  app: App,
  url: string,
  mails: readonly OutgoingMail[],
): Promise<Pick<Running, 'ids' | 'sessions'>> {
  const ids: Record<string, string> = {}
  const sessions: Record<string, Cookies> = {}
  const { id: east } = (await app.call(root, 'kernel.teams.create', { name: 'East' })) as Row
  for (const [person, { name, email, roles }] of Object.entries(team)) {
    const { user } = (await app.call(root, 'kernel.invite', { name, email, roles })) as { user: string }
    ids[person] = user
    if (['lin', 'ma'].includes(person)) await app.call(root, 'kernel.users.update', { id: user, set: { team: east } })
  }
  await app.call(root, 'kernel.teams.update', { id: east, set: { manager: ids.ma } })
  await app.idle()
  for (const [person, { email }] of Object.entries(team)) {
    const text = mails.find(({ to, text }) => to === email && text.includes('/accept/'))?.text ?? ''
    const secret = /\/accept\/(\S+)/.exec(text)?.[1]
    const answer = await fetch(`${url}/auth/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ secret, password }),
    })
    if (!answer.ok) throw new Error(`${email} could not set a password: ${await answer.text()}`)
    sessions[person] = answer.headers.getSetCookie().map(cookie => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      return { name, value, url }
    })
  }
  return { ids, sessions } as Pick<Running, 'ids' | 'sessions'>
}
