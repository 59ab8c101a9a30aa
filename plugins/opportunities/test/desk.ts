import { accessibilityViolations, launchBrowser } from '@kith/testing/browser'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type ServedShop, serveShop } from './shop.ts'

/** Lin at work in a browser. */
export interface Desk {
  readonly shop: ServedShop
  readonly page: Page
  /** What the browser complained of, refusals of the server left out. */
  complaints(): readonly string[]
  go(hash: string): Promise<void>
  /** The board of the pipeline that every installation has, with something in its first column. */
  board(): Promise<void>
  column(name: string): Locator
  card(name: string): Locator
  /** Expects axe to find nothing. */
  accessible(where: string): Promise<void>
  /** The same person in a browser of another language. */
  in(locale: string): Promise<Desk>
  close(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const shop = await serveShop()
  const browser = await launchBrowser()
  const complaints: string[] = []
  const page = await openPage(browser, complaints, 'en-US')
  await page.goto(await shop.invite())
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('link', { name: 'Opportunities' }).first().waitFor()
  // Whoever is not in yet is asked to log in.
  complaints.length = 0
  return deskOf(shop, browser, complaints, page)
}

async function openPage(browser: Browser, complaints: string[], locale: string): Promise<Page> {
  const context = await browser.newContext({
    locale,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  return page
}

function deskOf(shop: ServedShop, browser: Browser, complaints: string[], page: Page): Desk {
  const go = async (hash: string) => {
    await page.goto(`${shop.url}/${hash}`)
    await page.reload()
    await page.locator('kith-admin main').waitFor()
  }
  const column = (name: string) => page.getByRole('region', { name, exact: true })
  return {
    shop,
    page,
    go,
    column,
    complaints: () => complaints.filter(words => !/Failed to load resource.*(400|409|422)/.test(words)),
    card: name => page.locator('kith-board .card', { hasText: name }),
    async board() {
      const { rows } = await shop.admin.call<{ rows: { id: string }[] }>('opportunities.pipelines.list', {
        where: { position: 10 },
      })
      await go(`#/opportunities?board=stage&where=${encodeURIComponent(JSON.stringify({ pipeline: rows[0]?.id }))}`)
      await column('Identification').locator('.card').first().waitFor()
    },
    async accessible(where) {
      expect(await accessibilityViolations(page), where).toEqual([])
    },
    async in(locale) {
      const other = await openPage(browser, complaints, locale)
      await other.context().addCookies(await page.context().cookies())
      return deskOf(shop, browser, complaints, other)
    },
    async close() {
      await browser.close()
      await shop.close()
    },
  }
}

/** Waits until it is so. */
export const soon = <T>(call: () => T) => expect.poll(call, { timeout: 30_000 })
