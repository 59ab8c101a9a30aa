import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { mkdtemp, rm } from 'node:fs/promises'
import { startWebsite } from '@kith/example-website'
import { createApp, createLog } from '@kith/kernel'
import { serve } from '@kith/server'
import { launchBrowser } from '@kith/testing/browser'
import config from '../kith.config.ts'

/** The element on the example's site, on a phone: its size, what it asks for before anybody types, and how far it shifts. */
export async function measureElement() {
  const script = await readFile(fileURLToPath(import.meta.resolve('@kith/form/kith-form.js')))
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-element-'))
  const app = await createApp({ config, database: join(folder, 'kith.sqlite'), log: createLog('warn') })
  const crm = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
  const site = await startWebsite({ port: 0, host: '127.0.0.1', crm: crm.url })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const asked = []
    page.on('request', request => request.url().startsWith(crm.url) && asked.push(request.url()))
    await page.addInitScript(() => {
      globalThis.shift = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(site.url)
    await page.locator('kith-form').evaluate(form => form.scrollIntoView())
    await page.locator('kith-form [part~=input]').first().waitFor()
    await page.waitForLoadState('networkidle')
    return { bytes: gzipSync(script, { level: 9 }).length, requests: asked.length, shift: await page.evaluate(() => globalThis.shift) }
  } finally {
    await browser.close()
    await site.close()
    await crm.close()
    await rm(folder, { recursive: true, force: true })
  }
}
