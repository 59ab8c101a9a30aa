// A site of its own, on an origin of its own: static files, the address of the CRM written into its pages, and a gallery.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundles, policyOf } from './gallery.mjs'

const root = fileURLToPath(new URL('public', import.meta.url))
const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/**
 * Serves the website.
 *
 * @param {{ port?: number, host?: string, crm: string }} options the CRM's origin, e.g. `http://localhost:4100`
 * @returns {Promise<{ url: string, close(): Promise<void> }>} rejects with the error of the port, e.g. EADDRINUSE
 */
export async function startWebsite({ port = 4101, host = 'localhost', crm }) {
  const { origin } = new URL(crm)
  const bundle = bundles(origin)
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    const page = (await bundle(pathname)) ?? (await find(pathname))
    const isSource = searchParams.has('source')
    response.writeHead(page ? 200 : 404, {
      'Content-Type': `${page && !isSource ? page.type : 'text/plain'}; charset=utf-8`,
      'Content-Security-Policy': policyOf(pathname, origin),
      'Cache-Control': 'no-cache',
    })
    const isPage = page?.type === 'text/html' && !isSource
    response.end(isPage ? page.body.toString().replaceAll('{{crm}}', origin) : (page?.body ?? 'Not found'))
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    url: `http://${host}:${server.address().port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

async function find(path) {
  const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path))
  const type = types[extname(file)]
  if (!type || !file.startsWith(root)) return undefined
  return readFile(file).then(
    body => ({ body, type }),
    () => undefined,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.KITH_WEBSITE_PORT ?? 4101)
  const { url } = await startWebsite({ port, crm: process.env.KITH_URL ?? 'http://localhost:4100' })
  console.log(`Northwind Machinery: ${url}`)
}
