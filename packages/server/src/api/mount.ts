import type { IncomingMessage } from 'node:http'
import type { App } from '@kith/kernel'
import { isHeld, KithError } from '@kith/sdk'
import type { Auth } from '../auth/auth.ts'
import { allStatuses } from '../errors/statuses.ts'
import type { AddressOf } from '../http/address.ts'
import { json } from '../http/answer.ts'
import { idempotencyKey } from '../http/idempotency-key.ts'
import type { Asked, Site } from '../http/routes.ts'
import type { Endpoint } from './endpoint.ts'
import { endpointsOf } from './endpoints.ts'
import { createLimit, type Rate } from './limit.ts'
import { describeApi } from './openapi.ts'
import { problem } from './problem.ts'
import { readAsked } from './read.ts'

export interface ApiOptions {
  readonly app: App
  readonly auth: Auth
  readonly addressOf: AddressOf
  /** Most bytes of a body. */
  readonly maxBody: number
  /** What each key may ask. */
  readonly rate: Rate
}

const root = '/api'

/** The REST API at `/api`: the same operations as `/trpc` for whoever speaks plain HTTP. Errors are RFC 9457. */
export function mountApi(site: Site, options: ApiOptions): void {
  const { app, addressOf, rate } = options
  const endpoints = endpointsOf(app)
  const limit = createLimit(rate)
  // Who guesses keys is slowed down by address.
  const strangers = createLimit({ requests: 60, seconds: 60 })
  const document = describeOnce(app, endpoints)
  const guarded = (asked: (c: Asked) => Promise<Response>) => async (c: Asked) => {
    try {
      return await asked(c)
    } catch (error) {
      return refuse(app, c, error)
    }
  }
  site.get(root, () =>
    json(200, { description: `${app.url}${root}/openapi.json`, problems: `${app.url}${root}/problems` }),
  )
  site.get(`${root}/problems`, () => json(200, { problems: allStatuses() }))
  site.get(`${root}/openapi.json`, async () => json(200, await document(), { 'access-control-allow-origin': '*' }))
  const methods = new Map<string, string[]>()
  for (const endpoint of endpoints) {
    const path = root + endpoint.path.replace('{id}', ':id{[0-9a-fA-F]+(?:-[0-9a-fA-F]+)+}')
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method])
    site.on(
      endpoint.method,
      path,
      guarded(async c => {
        const headers = await admit(c)
        return answer(options, endpoint, c, headers)
      }),
    )
  }
  for (const [path, allowed] of methods) {
    site.all(
      path,
      guarded(() => {
        const message = `This address takes ${allowed.join(', ')}.`
        throw new KithError('KITH_METHOD', message, { allow: allowed.join(', ') })
      }),
    )
  }
  site.all(
    `${root}/*`,
    guarded(c => {
      throw new KithError(
        'KITH_PAGE_UNKNOWN',
        `There is no ${c.req.method} ${c.req.path} here: see ${root}/openapi.json.`,
      )
    }),
  )

  async function admit(c: Asked) {
    const { incoming } = c.env
    const address = addressOf(incoming.socket.remoteAddress, incoming.headers['x-forwarded-for'] as string | undefined)
    const actor = await options.auth.actorOf(c.req.raw).catch(async error => {
      await strangers.take(address)
      throw error
    })
    return { actor, headers: await limit.take(`${actor.kind}:${actor.id}`) }
  }
}

type Admitted = { readonly actor: Parameters<App['call']>[0]; readonly headers: Readonly<Record<string, string>> }

async function answer({ app, maxBody }: ApiOptions, endpoint: Endpoint, c: Asked, admitted: Admitted) {
  const incoming = c.env.incoming as IncomingMessage
  const key = idempotencyKey(c.req.raw.headers)
  const query = new URL(c.req.url).searchParams
  const asked = await readAsked(endpoint, { path: c.req.param() as Record<string, string>, query, incoming }, maxBody)
  const given = await app.call(
    admitted.actor,
    endpoint.operation,
    endpoint.input(asked),
    key === undefined ? {} : { key },
  )
  if (isHeld(given)) return json(202, given, admitted.headers)
  return json(endpoint.status, given, { ...admitted.headers, ...recordHeaders(app, endpoint, given) })
}

/** A record's version is its `ETag`; a new record's address is `Location`. */
function recordHeaders(app: App, endpoint: Endpoint, given: unknown): Record<string, string> {
  const { id, version } = (given ?? {}) as { id?: unknown; version?: unknown }
  if (typeof id !== 'string' || typeof version !== 'number') return {}
  const location = endpoint.status === 201 ? { location: `${app.url}${root}${endpoint.path}/${id}` } : {}
  return { etag: `"${version}"`, ...location }
}

function refuse(app: App, c: Asked, error: unknown): Response {
  const { retryAfter, allow } = error instanceof KithError ? error.details : {}
  return problem(error, {
    log: app.log,
    where: `${c.req.method} ${c.req.path}`,
    url: app.url,
    headers: {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow: String(allow) }),
      ...(error instanceof KithError && error.code === 'KITH_UNAUTHORIZED' ? { 'www-authenticate': 'Bearer' } : {}),
    },
  })
}

/** Made at the first question, and anew when the app's fields have changed. */
function describeOnce(app: App, endpoints: readonly Endpoint[]) {
  let made: { readonly of: App['manifests']; readonly document: ReturnType<typeof describeApi> } | undefined
  return () => {
    const of = app.manifests
    if (made?.of !== of) {
      const document = describeApi(app, endpoints)
      made = { of, document }
      document.catch(() => (made = undefined))
    }
    return made.document
  }
}
