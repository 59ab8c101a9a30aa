import type { Page, Route } from 'playwright-core'

/**
 * `page.route` for a page that is there already. Chromium says that it listens before the page's way to the network is
 * another one: a request in between goes out as if nobody listened. So the page asks for itself until it is heard.
 */
export async function intercept(
  page: Page,
  url: string | RegExp | ((url: URL) => boolean),
  handler: (route: Route) => unknown,
): Promise<void> {
  await page.route(url, handler)
  let isHeard = false
  await page.route(/\?is-heard$/, route => {
    isHeard = true
    return route.fulfill({ status: 204 })
  })
  const own = new URL('?is-heard', page.url()).href
  while (!isHeard) await page.evaluate(address => fetch(address), own)
}
