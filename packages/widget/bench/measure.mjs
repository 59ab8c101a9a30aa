// Runs in a browser: how a page comes about on a phone, and what a strict policy leaves of it.
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

/** What a site that is careful allows its own files, and what it renders itself. */
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-site'; connect-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'"
const trusted = `${strict}; require-trusted-types-for 'script'`

/**
 * Serves files, compressed, with the policy that the address of a page asks for; knows what was sent.
 *
 * @param {ReadonlyMap<string, { type: string, body: string }>} files
 * @param {(method: string, path: string) => Promise<string | undefined>} answerOf what is no file
 */
export async function openSite(files, answerOf) {
  const packed = new Map(
    [...files].map(([path, { type, body }]) => [path, { type, body: gzipSync(body, { level: 9 }) }]),
  )
  /** @type {{ path: string, bytes: number }[]} */
  const sent = []
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    const answer = await answerOf(request.method ?? 'GET', pathname)
    if (answer !== undefined) return void response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    const file = packed.get(pathname)
    if (!file) return void response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
    if (file.type !== 'text/html') sent.push({ path: pathname, bytes: file.body.length })
    const policy = { strict, trusted }[searchParams.get('policy') ?? '']
    response.writeHead(200, {
      'content-type': `${file.type}; charset=utf-8`,
      'content-encoding': 'gzip',
      ...(policy && file.type === 'text/html' && { 'content-security-policy': policy }),
    })
    response.end(file.body)
  })
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    sent,
    close: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(done))
    },
  }
}

/** Slow 4G (1.6 Mbit/s, 150 ms), unless `network` is false, and a processor four times as slow. */
export async function slowPhone(context, page, { network = true } = {}) {
  const session = await context.newCDPSession(page)
  if (network) {
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 0.75e6 / 8,
    })
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/**
 * One visit on a phone: slow 4G (1.6 Mbit/s, 150 ms) and a processor four times as slow, an empty cache.
 *
 * @returns {Promise<{ first: number | undefined, shift: number, bytes: number, requests: number }>} milliseconds until the first field shows
 */
export async function visit(browser, site, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await slowPhone(context, page)
    await page.addInitScript(watch)
    site.sent.length = 0
    await page.goto(`${site.url}${path}`, { waitUntil: 'load' })
    const first = await firstField(page, 30_000)
    await page.waitForTimeout(1500)
    const shift = await page.evaluate('globalThis.shift')
    const bytes = site.sent.reduce((sum, file) => sum + file.bytes, 0)
    return { first, shift, bytes, requests: site.sent.length }
  } finally {
    await context.close()
  }
}

/**
 * Whether the form shows under a policy, and what of it is violated.
 *
 * @param {'strict' | 'trusted'} policy
 */
export async function underPolicy(browser, site, path, policy) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    await page.goto(`${site.url}${path}?policy=${policy}`, { waitUntil: 'load' })
    const first = await firstField(page, 5000)
    await page.waitForTimeout(1000)
    return { shows: first !== undefined, violations: await page.evaluate('globalThis.violations.length') }
  } finally {
    await context.close()
  }
}

async function firstField(page, timeout) {
  try {
    return await (await page.waitForFunction('globalThis.firstField', undefined, { timeout })).jsonValue()
  } catch {
    return undefined
  }
}

/** Runs in the page before anything else. */
function watch() {
  Object.assign(globalThis, { firstField: undefined, shift: 0, violations: [] })
  document.addEventListener('securitypolicyviolation', event => globalThis.violations.push(event.violatedDirective))
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) globalThis.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  const inside = root =>
    [...root.querySelectorAll('*')].some(
      one =>
        (one.matches('input:not([type=hidden]):not([tabindex="-1"]), textarea') &&
          one.getClientRects().length > 0 &&
          getComputedStyle(one).visibility === 'visible') ||
        (one.shadowRoot && inside(one.shadowRoot)),
    )
  const look = () => {
    if (document.body && inside(document)) globalThis.firstField = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
