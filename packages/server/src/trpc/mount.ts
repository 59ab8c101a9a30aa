import type { App } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { bodyLimit } from 'hono/body-limit'
import type { Auth } from '../auth/auth.ts'
import { refuse } from '../http/answer.ts'
import { tooLarge } from '../http/body.ts'
import { compressed } from '../http/compressed.ts'
import { idempotencyKey } from '../http/idempotency-key.ts'
import type { Asked, Site } from '../http/routes.ts'
import { toTrpcError } from './errors.ts'
import { createRouter } from './router.ts'

const endpoint = '/trpc'

export interface TrpcOptions {
  readonly app: App
  readonly auth: Auth
  /** Bytes. */
  readonly maxBody: number
  /** Where the modules of plugins' screens are served. */
  readonly modules: Readonly<Record<string, string>>
}

/** Serves the app's operations by tRPC to whoever `auth` knows. */
export function mountTrpc(site: Site, { app, auth, maxBody, modules }: TrpcOptions): void {
  const router = createRouter(app, modules)
  const limit = bodyLimit({ maxSize: maxBody, onError: () => refuse(tooLarge(maxBody), app.log, endpoint) })
  const answer = (c: Asked) =>
    fetchRequestHandler({
      endpoint,
      req: c.req.raw,
      router,
      allowMethodOverride: true,
      maxBatchSize: 50,
      responseMeta: () => ({
        headers: new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }),
      }),
      createContext: async ({ info }) => {
        try {
          const actor = await auth.actorOf(c.req.raw)
          return {
            actor,
            key: keyOf(c.req.raw.headers, info.calls.length),
            watch: (abort: () => void) => auth.watch(c.req.raw, actor, abort),
          }
        } catch (error) {
          throw toTrpcError(error, app.log, endpoint)
        }
      },
    })
  site.all(`${endpoint}/*`, limit, async c => compressed(c.req.raw, await answer(c)))
}

/** The caller's idempotency key, which stands for one call. */
function keyOf(headers: Headers, calls: number): string | undefined {
  const key = idempotencyKey(headers)
  if (key !== undefined && calls > 1) {
    throw new KithError('KITH_KEY', 'An idempotency-key is for one call: send this one by itself.')
  }
  return key
}
