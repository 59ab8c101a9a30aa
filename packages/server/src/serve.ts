import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { App } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import type { Rate } from './api/limit.ts'
import { createAuth } from './auth/auth.ts'
import type { Oidc } from './auth/oidc.ts'
import { openSecret } from './auth/open-secret.ts'
import { addressReader, type TrustProxy } from './http/address.ts'
import { createSite } from './http/site.ts'
import { bodyTime, cutSlowBodies } from './http/slow-bodies.ts'
import { noScreens, openScreens } from './screens/screens.ts'

/** Streams that end with their asker or with the server. */
const neverEnds = /^\/trpc\/kernel\.(live|plugins\.work)\b/

export interface ServeOptions {
  readonly app: App
  /** 0: a free one. */
  readonly port: number
  /** Default: every address of the machine. */
  readonly hostname?: string
  /** What `/trpc` takes as `authorization: Bearer …`. */
  readonly token: string
  /**
   * Signs cookies and encrypts the secrets of second factors: the same for all servers of one database. Default: what is
   * kept in `<folder>/secret`, made where there is none.
   */
  readonly secret?: string | undefined
  /** A provider of OpenID Connect. Default: none. */
  readonly oidc?: Oidc | undefined
  /** The data folder: links are kept there. */
  readonly folder: string
  /** Who wrote `X-Forwarded-For`. Default 0: nobody is believed. */
  readonly trustProxy?: TrustProxy
  /** The folder of the team's page: `index.html`, `assets/`. Without it there is none. */
  readonly admin?: string
  /** The file that the module of a plugin's screens stands for: as `require.resolve`. Without it none are served. */
  readonly resolveScreen?: (module: string) => string
  /** Most bytes of a request to `/trpc`. Default 1,048,576; routes have limits of their own. */
  readonly maxBody?: number
  /** What each key may ask of `/api`. Default 1,200 requests a minute. */
  readonly apiRate?: Rate
  /** Milliseconds that requests at hand have to finish when closing. Default 10,000. */
  readonly grace?: number
}

export interface Serving {
  readonly url: string
  readonly port: number
  /** Takes no more requests, finishes those at hand, ends live connections, closes the app. */
  close(): Promise<void>
}

/** Serves an app over HTTP. Throws `KITH_PORT_TAKEN`. Closing it closes the app. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { app, token, folder, oidc, admin, maxBody = 1_048_576, grace = 10_000 } = options
  const secret = options.secret ?? (await openSecret(folder))
  const auth = await createAuth({ app, token, secret, folder, oidc })
  const screens =
    admin === undefined ? noScreens : await openScreens({ app, page: admin, resolve: options.resolveScreen })
  const site = createSite({
    screens,
    app,
    auth,
    addressOf: addressReader(options.trustProxy),
    admin,
    maxBody,
    apiRate: options.apiRate ?? { requests: 1200, seconds: 60 },
  })
  const listener = getRequestListener(site.fetch as Parameters<typeof getRequestListener>[0])
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000, keepAliveTimeout: 65_000 })
  cutSlowBodies(server, bodyTime)
  const live = new Set<ServerResponse>()
  const atHand = new Set<Promise<unknown>>()
  server.on('request', (incoming, outgoing) => {
    const answer = Promise.resolve(listener(incoming, outgoing)).finally(() => atHand.delete(answer))
    if (neverEnds.test(incoming.url ?? '')) {
      live.add(outgoing)
      outgoing.once('close', () => live.delete(outgoing))
    } else atHand.add(answer)
  })
  const port = await listen(server, options)
  let closed: Promise<void> | undefined
  return {
    port,
    url: `http://${options.hostname ?? 'localhost'}:${port}`,
    close: () =>
      (closed ??= stop(server, { live, atHand, grace }).then(() => {
        auth.close()
        return app.close()
      })),
  }
}

function listen(server: Server, { port, hostname }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      const message = `Port ${port} is taken. Stop what listens there, or set KITH_PORT to another: KITH_PORT=8080 npm start`
      reject(new KithError('KITH_PORT_TAKEN', message, { variable: 'KITH_PORT', port }, error))
    })
    server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

interface Stopping {
  /** Answers that never end by themselves. */
  readonly live: ReadonlySet<ServerResponse>
  readonly atHand: ReadonlySet<Promise<unknown>>
  readonly grace: number
}

async function stop(server: Server, { live, atHand, grace }: Stopping): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  for (const outgoing of live) outgoing.destroy()
  // Connections at hand are kept alive after their answer; they are closed as soon as they are idle.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const over = Promise.withResolvers<void>()
  const late = setTimeout(() => {
    server.closeAllConnections()
    over.resolve()
  }, grace)
  await closed
  clearInterval(idle)
  // What somebody asked for who has left since is not done with his connection.
  await Promise.race([Promise.allSettled(atHand), over.promise])
  clearTimeout(late)
}
