// What the element may cost: sizes, requests, the time until the first field, and what it does to the page around it.

import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createChallenge, randomInt } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { slowPhone } from './measure.mjs'
import { median } from './table.mjs'

/** A form of two steps, the second with a field that shows by a condition. */
export const steps = {
  v: 1,
  id: 'steps',
  version: 1,
  lang: 'en',
  honeypot: 'website_5',
  steps: [
    {
      title: 'You',
      fields: [
        { name: 'name', type: 'text', label: 'Name', required: true },
        { name: 'email', type: 'email', label: 'E-mail', required: true },
      ],
    },
    {
      title: 'Your wish',
      fields: [
        { name: 'urgent', type: 'checkbox', label: 'It is urgent', required: false },
        { name: 'until', type: 'text', label: 'Until when', required: false, visible: { urgent: true } },
        { name: 'message', type: 'textarea', label: 'Message', required: true },
      ],
    },
  ],
}

/** What a CRM answers beside definitions: a challenge of the usual work, an id for an answer, nothing for a count. */
export async function answerOf(method, path) {
  if (path.endsWith('/challenge')) {
    const work = 40_000
    const counter = randomInt(work, work / 2)
    return JSON.stringify(
      await createChallenge({ algorithm: 'SHA-256', cost: 1, counter, deriveKey, hmacSignatureSecret: 'bench' }),
    )
  }
  return method === 'POST' && path.startsWith('/f/') ? '{"id":"1"}' : undefined
}

/**
 * One visitor who fills in and sends the form of two steps, on a processor four times as slow.
 *
 * @returns {Promise<{ type: number, next: number, send: number, busy: number, requests: string[], hosts: string[] }>} milliseconds of the
 * slowest interaction of each kind, and of what long tasks took over 50 ms while the page loaded
 */
export async function fillIn(browser, site, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await slowPhone(context, page, { network: false })
    await page.addInitScript(() => {
      Object.assign(globalThis, { slowest: 0, busy: 0 })
      new PerformanceObserver(list => {
        for (const entry of list.getEntries())
          if (entry.interactionId) globalThis.slowest = Math.max(globalThis.slowest, entry.duration)
      }).observe({ type: 'event', durationThreshold: 16, buffered: true })
      new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) globalThis.busy += duration - 50
      }).observe({ type: 'longtask', buffered: true })
    })
    /** @type {URL[]} */
    const asked = []
    page.on('request', request => asked.push(new URL(request.url())))
    await page.goto(`${site.url}${path}`, { waitUntil: 'load' })
    await page.getByLabel('Name').waitFor()
    await page.waitForTimeout(1000)
    const busy = await page.evaluate('globalThis.busy')
    const slowest = async work => {
      await page.evaluate('globalThis.slowest = 0')
      await work()
      await page.waitForTimeout(600)
      return page.evaluate('globalThis.slowest')
    }
    const type = await slowest(async () => {
      await page.getByLabel('Name').click()
      await page.keyboard.type('Ada Lovelace')
      await page.getByLabel('E-mail').click()
      await page.keyboard.type('ada@example.com')
    })
    const next = await slowest(() => page.getByRole('button', { name: 'Continue' }).click())
    await page.getByLabel('It is urgent').check()
    await page.getByLabel('Message').fill('Two excavators from March on.')
    const send = await slowest(async () => {
      await page.getByRole('button', { name: 'Send' }).click()
      await page.locator('kith-form:state(done)').waitFor()
    })
    const requests = asked.filter(url => /^\/[wf]\//.test(url.pathname)).map(url => url.pathname)
    return { type, next, send, busy, requests, hosts: [...new Set(asked.map(url => url.host))] }
  } finally {
    await context.close()
  }
}

/** Milliseconds until the largest thing of a page is painted, on a slow phone. */
export async function largestPaint(browser, site, path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await slowPhone(context, page)
    await page.addInitScript(() => {
      globalThis.largest = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) globalThis.largest = entry.startTime
      }).observe({ type: 'largest-contentful-paint', buffered: true })
    })
    await page.goto(`${site.url}${path}`, { waitUntil: 'load' })
    await page.waitForTimeout(1500)
    return await page.evaluate('globalThis.largest')
  } finally {
    await context.close()
  }
}

/** The rows of what, target, limit, figure and whether it is within both. */
export function budgetsOf({ script, parts, firsts, shifts, visits, without, beside }) {
  const of = name => median(visits.map(visit => visit[name]))
  const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`
  const seconds = milliseconds => `${(milliseconds / 1000).toFixed(2)} s`
  const whole = milliseconds => `${Math.round(milliseconds)} ms`
  const gzip = text => gzipSync(text, { level: 9 }).length
  const [{ requests, hosts }] = visits
  const largest = Math.max(...Object.values(parts).map(gzip))
  const shift = Math.max(...shifts)
  return [
    row('Script, gzip', gzip(script), 12_000, 14_000, kB),
    row('Script, brotli', brotliCompressSync(script).length, 11_000, 12_500, kB),
    row('Largest part that is fetched later, gzip', largest, 6000, 8000, kB),
    row('First field, definition in the page', firsts.inline, 900, 1125, seconds),
    row('First field, definition fetched', firsts.fetched, 1200, 1500, seconds),
    row('First field, server-rendered', firsts.rendered, 450, 563, seconds),
    row('Layout shift, phone', shift, 0.004, 0.02, figure => figure.toFixed(2)),
    row('Requests until it is stored', requests.length, 4, 4, String),
    row('Other hosts', hosts.length - 1, 0, 0, String),
    row('Slowest interaction: type', of('type'), 100, 200, whole),
    row('Slowest interaction: next step', of('next'), 100, 200, whole),
    row('Slowest interaction: send', of('send'), 100, 200, whole),
    row('Long tasks over 50 ms while it loads', of('busy'), 150, 250, whole),
    row('Largest paint of the page, later by', median(beside) - median(without), 16, 50, whole),
  ]
}

function row(what, figure, target, limit, said) {
  const met = figure <= target ? 'yes' : figure <= limit ? 'within the limit' : '**no**'
  return [what, said(target), said(limit), said(figure), met]
}
