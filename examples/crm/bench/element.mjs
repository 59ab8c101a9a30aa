import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { createClient } from '@kith/client'
import { launchBrowser } from '@kith/testing/browser'
import { start } from './child.mjs'

/** @typedef {{ gzip: number, requests: string[], shift: number }} Element */

/**
 * The element on a phone's page of another site, as the snippet puts it there: the size of its script in bytes, what it
 * asks of the CRM until somebody can type, and by how much the page below it moves.
 *
 * @param {string} folder of a prepared database
 * @returns {Promise<Element>}
 */
export async function measureElement(folder) {
  const script = await readFile(fileURLToPath(import.meta.resolve('@kith/form/kith-form.js')))
  const crm = start('product.mjs', [folder])
  const browser = await launchBrowser()
  let site
  try {
    const { port } = await crm.heard()
    const client = createClient({ url: `http://127.0.0.1:${port}`, token: 'bench' })
    const [form] = (await client.forms.list.query({ where: { publicId: 'contact-us' } })).rows
    const { html } = await client.forms.snippet.mutate({ id: form.id })
    site = await serve(pageWith(html.replaceAll(/http:\/\/localhost(?=\/)/g, `http://127.0.0.1:${port}`)))
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    const requests = []
    page.on('request', request => {
      if (request.url().includes(`:${port}/`)) requests.push(`${request.method()} ${new URL(request.url()).pathname}`)
    })
    await page.goto(`http://127.0.0.1:${site.address().port}/`)
    await page.locator('kith-form:state(ready) input[name=email]').waitFor()
    await page.evaluate(frames)
    return { gzip: gzipSync(script, { level: 9 }).length, requests, shift: await page.evaluate(shift) }
  } finally {
    await browser.close()
    site?.close()
    await crm.end()
  }
}

const words = '<p>Excavators, loaders and cranes, sold and served from one yard since 1994.</p>'

const pageWith = snippet => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A site</title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body><h1>Machines</h1>${snippet}${words.repeat(30)}</body></html>`

async function serve(html) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

// Run in the page.
const frames = () =>
  new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))))

const shift = () =>
  new Promise(resolve => {
    const observer = new PerformanceObserver(() => {})
    observer.observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0)), 100)
  })
