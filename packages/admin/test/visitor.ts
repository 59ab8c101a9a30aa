import type { TestCaller } from '@kith/testing'
import { accessibilityViolations, borrowContext } from '@kith/testing/browser'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Site } from './serving.ts'

/** Somebody of the team at a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained of, and requests to other places. */
  readonly complaints: readonly string[]
  /** The names in the list, from the top. */
  names(): Promise<string[]>
  close(): Promise<void>
}

// A test of a page is one of the server's answers, not of what a browser kept.
const desktop = {
  locale: 'en-US',
  colorScheme: 'light',
  viewport: { width: 1440, height: 900 },
  serviceWorkers: 'block',
} as const

/** Opens the page with a link, at `hash`. */
export async function visit(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
  hash = '#/desk',
): Promise<Visitor> {
  const { context, giveBack } = await borrowContext(browser, `${site.url}/healthz`, { ...desktop, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => {
    if (!/^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(`request: ${request.url()}`)
  })
  if (hash) {
    await context.request.get(await site.link(), { maxRedirects: 0 })
    await page.goto(`${site.url}/${hash}`)
  } else await page.goto(await site.link())
  return {
    page,
    context,
    complaints,
    names: () => page.locator('kith-list tbody a.name').allInnerTexts(),
    close: giveBack,
  }
}

export interface Written {
  readonly name: string
  readonly enquiry?: Readonly<Record<string, unknown>>
  readonly values?: Readonly<Record<string, unknown>>
}

/** A visitor's words arrive: the id of what comes of them. */
export async function write(admin: TestCaller, { name, enquiry = {}, values = {} }: Written): Promise<string> {
  const page = 'https://expo.example.cn/excavators'
  const { id } = await admin.call<{ id: string }>('desk.receive', { enquiry: { name, ...enquiry }, values, page })
  return id
}

export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect(await accessibilityViolations(page), where).toEqual([])
}

/** Whether a part of the page is wider than the screen. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
}
