import type { App } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { Hono } from 'hono'
import type { Rate } from '../api/limit.ts'
import { mountApi } from '../api/mount.ts'
import type { Auth } from '../auth/auth.ts'
import { mountAuth } from '../auth/mount.ts'
import type { Screens } from '../screens/screens.ts'
import { mountTrpc } from '../trpc/mount.ts'
import type { AddressOf } from './address.ts'
import { refuse } from './answer.ts'
import { mountFiles } from './files.ts'
import { mountHealth } from './health.ts'
import { unknownPage } from './pages.ts'
import { mountRoutes, type Site } from './routes.ts'
import { mountScreens } from './screens.ts'
import { mountTeam } from './team.ts'

export interface SiteOptions {
  readonly app: App
  readonly auth: Auth
  readonly addressOf: AddressOf
  readonly admin: string | undefined
  readonly screens: Screens
  readonly maxBody: number
  readonly apiRate: Rate
}

/** Everything that the server answers, as one Hono app. */
export function createSite({ app, auth, addressOf, admin, screens, maxBody, apiRate }: SiteOptions): Site {
  const site: Site = new Hono()
  mountRoutes(site, app, addressOf)
  mountAuth(site, auth, addressOf)
  mountTrpc(site, { app, auth, maxBody, modules: screens.modules })
  mountApi(site, { app, auth, addressOf, maxBody, rate: apiRate })
  mountFiles(site, app, auth)
  mountHealth(site, app)
  mountScreens(site, screens)
  mountTeam(site, app, auth, admin)
  site.notFound(c => {
    if (c.req.header('accept')?.includes('text/html')) return unknownPage()
    const unknown = new KithError('KITH_PAGE_UNKNOWN', `There is no ${c.req.method} ${c.req.path} here.`)
    return refuse(unknown, app.log, c.req.path)
  })
  site.onError((error, c) => refuse(error, app.log, c.req.path))
  return site
}
