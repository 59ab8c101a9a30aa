import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from './launch.ts'

// For all test files of a worker of vitest.
const running: { browser?: Promise<Browser> } = {}
const kept = new WeakMap<Browser, Map<string, BrowserContext[]>>()

/** Each has a process of its own. */
const MOST = 3

/**
 * The browser of all test files of a worker of vitest, which ends with the worker; without isolation of the files it is
 * started once. What a file opens in it the file closes: `borrowContext`, or contexts of its own.
 */
export async function sharedBrowser(): Promise<Browser> {
  const browser = await running.browser?.catch(() => undefined)
  if (browser?.isConnected()) return browser
  running.browser = launchBrowser()
  return running.browser
}

/** A context that is as a new one, until it is given back. */
export interface BorrowedContext {
  readonly context: BrowserContext
  giveBack(): Promise<void>
}

/**
 * A context of such options whose visitor has gone, else a new one. Of an earlier visit the browser keeps scripts, and no
 * data: a new process that compiles a page anew costs twice what a visit does. Where service workers are not blocked, which
 * keep whole pages, it is a new one always. Not for tests that add scripts to the context itself.
 *
 * @param url of a small page on the server that is visited: its process goes on with the context, not with a visitor's page.
 */
export async function borrowContext(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<BorrowedContext> {
  if (options.serviceWorkers !== 'block') {
    const context = await browser.newContext(options)
    return { context, giveBack: () => context.close() }
  }
  const of = kept.get(browser) ?? new Map<string, BrowserContext[]>()
  kept.set(browser, of)
  const key = JSON.stringify(options)
  const idle = of.get(key) ?? []
  of.delete(key)
  of.set(key, idle)
  const context = idle.pop() ?? (await newContext(browser, url, options))
  return {
    context,
    async giveBack() {
      if (!(await isAsNew(context, new URL(url).origin))) return await context.close()
      idle.push(context)
      const all = [...of.values()].flat()
      if (all.length <= MOST) return
      // The look that was asked for longest ago.
      const [oldest] = [...of.values()].filter(({ length }) => length > 0)
      await oldest?.shift()?.close()
    },
  }
}

async function newContext(browser: Browser, url: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  await (await context.newPage()).goto(url)
  return context
}

async function isAsNew(context: BrowserContext, origin: string): Promise<boolean> {
  const [first, ...others] = context.pages()
  if (!first) return false
  await Promise.all([context.setOffline(false), context.unrouteAll(), context.clearPermissions()])
  await context.clearCookies()
  for (const page of others) await page.close()
  const session = await context.newCDPSession(first)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await session.detach()
  return true
}
