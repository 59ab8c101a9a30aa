import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { App, AppRoute } from '@kith/kernel'
import { KithError, type RouteRequest } from '@kith/sdk'
import type { Context, Hono } from 'hono'
import type { AddressOf } from './address.ts'
import { refuse } from './answer.ts'
import { isMultipart, readBody, readBytes } from './body.ts'
import { plainHeaders } from './headers.ts'
import { createRoom, type Place } from './room.ts'

export type Site = Hono<{ Bindings: HttpBindings }>
export type Asked = Context<{ Bindings: HttpBindings }>

// A page of another site may learn why its visitor's request was refused: it is the same for everybody.
const readable = { 'access-control-allow-origin': '*' }
const own = ['trpc', 'api', 'auth', 'open', 'assets', 'healthz', 'files', 'ui', 'sw.js', 'manifest.webmanifest']

/**
 * Mounts the plugins' own URLs. This is the path that visitors take: no middleware, no tRPC, the body read from the
 * socket. Throws `KITH_ROUTE_TAKEN` for a URL that is the server's own.
 */
export function mountRoutes(site: Site, app: App, addressOf: AddressOf): void {
  const room = createRoom(mostHeld)
  for (const route of app.routes) {
    const [, first = ''] = route.path.split('/')
    if (first === '' || own.includes(first)) {
      throw new KithError(
        'KITH_ROUTE_TAKEN',
        `${route.plugin}: the route ${route.method} ${route.path} is the server's own. Choose another path.`,
        { plugin: route.plugin, path: route.path },
      )
    }
    site.on(route.method, route.path, c => answer(app, route, c, addressOf, room))
  }
}

/** Bytes of files that may be in memory at once: they come from anybody. */
const mostHeld = 134_217_728

async function answer(app: App, route: AppRoute, c: Asked, addressOf: AddressOf, room: () => Place): Promise<Response> {
  const incoming = c.env.incoming as IncomingMessage
  const request = (body: string) => requestOf(c, incoming, body, addressOf)
  const { maxFiles } = route
  const run = async () => {
    if (maxFiles !== undefined && isMultipart(incoming)) {
      const place = room()
      try {
        const bytes = await readBytes(incoming, maxFiles, place.add)
        return await route.run({ ...request(''), bytes })
      } finally {
        place.leave()
      }
    }
    return await route.run(request(route.method === 'POST' ? await readBody(incoming, route.maxBody) : ''))
  }
  try {
    const { status, headers, body: sent } = await run()
    return new Response((sent ?? null) as ConstructorParameters<typeof Response>[0], {
      status,
      headers: { ...plainHeaders, ...headers },
    })
  } catch (error) {
    return refuse(error, app.log, `${route.method} ${route.path}`, readable)
  }
}

function requestOf(c: Asked, incoming: IncomingMessage, body: string, addressOf: AddressOf): RouteRequest {
  const headers = incoming.headers as Record<string, string>
  return {
    method: incoming.method as string,
    path: c.req.path,
    params: c.req.param() as Record<string, string>,
    query: incoming.url?.includes('?') ? c.req.query() : {},
    headers,
    body,
    ip: addressOf(incoming.socket.remoteAddress, headers['x-forwarded-for']),
  }
}
