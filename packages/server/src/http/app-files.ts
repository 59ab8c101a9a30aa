import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageHeaders } from './headers.ts'
import { unknownPage } from './pages.ts'
import type { Site } from './routes.ts'

/** Looked at again each time: their addresses stay, what they say does not. */
const headers = { ...pageHeaders, 'cache-control': 'no-cache' }

/** The service worker of the team's page, and its web manifest in the language of the browser. */
export function mountAppFiles(site: Site, folder: string): void {
  const send = async (file: string, type: string, more: Readonly<Record<string, string>> = {}) => {
    const body = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (body === undefined) return unknownPage()
    return new Response(body, { headers: { ...headers, 'content-type': type, ...more } })
  }
  site.get('/sw.js', () => send('sw.js', 'text/javascript; charset=utf-8'))
  site.get('/manifest.webmanifest', c => {
    const locale = c.req.header('accept-language')?.trim().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
    return send(`manifest.${locale}.webmanifest`, 'application/manifest+json; charset=utf-8', {
      vary: 'accept-language',
    })
  })
}
