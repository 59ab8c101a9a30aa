import type { Screens } from '../screens/screens.ts'
import { plainHeaders } from './headers.ts'
import { unknownPage } from './pages.ts'
import type { Site } from './routes.ts'

const headers = {
  ...plainHeaders,
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=31536000, immutable',
}

/** Serves the scripts of the plugins' screens: their URLs change with what they say. */
export function mountScreens(site: Site, { file }: Screens): void {
  site.get('/ui/*', async c => {
    const source = await file(c.req.path)
    return source === undefined ? unknownPage() : new Response(source, { headers })
  })
}
