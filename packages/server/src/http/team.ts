import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { App } from '@kith/kernel'
import type { Auth } from '../auth/auth.ts'
import { cookie, linkCookie } from '../auth/cookies.ts'
import { linkSessionSeconds } from '../auth/link.ts'
import { mountAppFiles } from './app-files.ts'
import { pageHeaders } from './headers.ts'
import { noAdminPage, spentPage, unknownPage } from './pages.ts'
import type { Site } from './routes.ts'

/** The team's page at `/`, where people log in, its files below `/assets`, and the links of the data folder. */
export function mountTeam(site: Site, app: App, auth: Auth, folder: string | undefined): void {
  site.get('/open/:secret', async c => {
    if (c.req.raw.method !== 'GET') return unknownPage()
    const session = await auth.open(c.req.param('secret'))
    if (session === undefined) return spentPage()
    return new Response(null, {
      status: 303,
      headers: {
        ...pageHeaders,
        location: '/',
        'cache-control': 'no-store',
        'set-cookie': cookie(app.url, linkCookie, session, linkSessionSeconds),
      },
    })
  })
  site.get('/', async () => {
    const html = folder && (await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined))
    if (!html) return noAdminPage()
    const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
    return new Response(html, { headers })
  })
  if (folder === undefined) return
  mountAppFiles(site, folder)
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
