import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App } from '@kith/kernel'
import { cookieName, type Doors } from '../doors/doors.ts'
import { sessionSeconds } from '../doors/link.ts'
import { pageHeaders } from './headers.ts'
import { closedPage, noAdminPage, spentPage, unknownPage } from './pages.ts'
import type { Site } from './routes.ts'

/** The team's page at `/` for browsers that opened a link, its files below `/assets`, and the links themselves. */
export function mountTeam(site: Site, app: App, doors: Doors, folder: string | undefined): void {
  site.get('/open/:secret', async c => {
    if (c.req.raw.method !== 'GET') return unknownPage()
    const session = await doors.open(c.req.param('secret'))
    if (session === undefined) return spentPage()
    const secure = app.url.startsWith('https:') ? '; Secure' : ''
    return new Response(null, {
      status: 303,
      headers: {
        ...pageHeaders,
        location: '/',
        'cache-control': 'no-store',
        'set-cookie': `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${sessionSeconds}${secure}`,
      },
    })
  })
  site.get('/', async c => {
    if (!(await doors.hasSession(c.req.raw))) return closedPage()
    const html = folder && (await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined))
    if (!html) return noAdminPage()
    const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
    return new Response(html, { headers })
  })
  if (folder === undefined) return
  site.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => {
        for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value)
        c.header('cache-control', 'public, max-age=31536000, immutable')
      },
    }),
  )
}
