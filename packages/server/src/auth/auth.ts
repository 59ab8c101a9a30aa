import { createHash, timingSafeEqual } from 'node:crypto'
import { type App, hashOf } from '@kith/kernel'
import { type Actor, administrator, KithError } from '@kith/sdk'
import { cookieOf, linkCookie } from './cookies.ts'
import { keyPrefix } from './flows/keys.ts'
import { createLibrary } from './library.ts'
import { createLimits } from './limits.ts'
import { linkSessionsIn, linksIn } from './link.ts'
import type { Oidc } from './oidc.ts'
import type { Parts } from './parts.ts'
import { endSessions } from './people.ts'
import { createRemembered } from './remembered.ts'
import { isSameSite } from './same-site.ts'
import { sessionOf } from './sessions.ts'
import { authTables } from './tables.ts'

/** Who may come in: people with a session, API keys, whoever has the token of the data folder. */
export interface Auth {
  readonly parts: Parts
  /** Throws `KITH_UNAUTHORIZED`, or `KITH_CROSS_SITE` for a cookie that another site's page sent along. */
  actorOf(request: Request): Promise<Actor>
  /** Aborts when the request would no longer be answered as this actor: for connections that stay open. */
  watch(request: Request, actor: Actor, abort: () => void): () => void
  /** Spends a link's secret: a new session's, or `undefined` if it is spent, too old or wrong. */
  open(secret: string): Promise<string | undefined>
  close(): void
}

export interface AuthOptions {
  readonly app: App
  readonly token: string
  readonly secret: string
  /** The data folder. */
  readonly folder: string
  readonly oidc?: Oidc | undefined
}

/** Opens the ways in: better-auth's tables are added to the database, and what has ended there is forgotten at once. */
export async function createAuth({ app, token, secret, folder, oidc }: AuthOptions): Promise<Auth> {
  const remembered = createRemembered()
  const library = createLibrary({ app, secret, oidc, onWrite: remembered.forget })
  await app.tables.ensure(authTables(library.options))
  const links = linksIn(folder, app.clock.now)
  const linkSessions = linkSessionsIn(folder, app.clock.now)
  const limits = createLimits(app)
  const parts: Parts = {
    app,
    library,
    limits,
    secret,
    linkSessions,
    oidc: oidc && (oidc.name ?? new URL(oidc.issuer).host),
  }
  const expected = sha256(token)
  const installation: Actor = {
    id: 'token',
    kind: 'token',
    roles: [administrator],
    locale: app.locale,
    zone: app.zone,
  }

  const byBearer = async (given: string): Promise<Actor | undefined> => {
    if (timingSafeEqual(sha256(given), expected)) return installation
    return given.startsWith(keyPrefix) ? await app.actorOfKey(hashOf(given)) : undefined
  }
  const byCookie = async (request: Request): Promise<Actor | undefined> => {
    const session = await sessionOf(parts, request)
    if (session) return await app.actorOf(session.user, session.since)
    const link = cookieOf(request, linkCookie)
    return link !== undefined && (await linkSessions.has(link)) ? installation : undefined
  }
  const find = async (request: Request): Promise<{ actor: Actor | undefined; isCookie: boolean }> => {
    const authorization = request.headers.get('authorization')
    if (authorization !== null) {
      const given = /^Bearer (.+)$/i.exec(authorization)?.[1]
      return { actor: given === undefined ? undefined : await byBearer(given), isCookie: false }
    }
    const cookies = request.headers.get('cookie')
    if (cookies === null) return { actor: undefined, isCookie: true }
    return { actor: await remembered.get(cookies, () => byCookie(request)), isCookie: true }
  }

  // They count no more as it is: this only clears them away.
  const endIfInactive = async (id: string) => {
    if (await app.actorOf(id)) return
    await endSessions(library, id)
  }
  const unwatch = app.watch(({ records }) => {
    const people = records.filter(({ entity }) => entity.startsWith('kernel.') && entity !== 'kernel.mail')
    if (people.length === 0) return
    remembered.forget()
    for (const { entity, id, fields, verb } of people) {
      if (entity !== 'kernel.user' || !(verb === 'delete' || fields.includes('active'))) continue
      endIfInactive(id).catch(error =>
        app.log.warn('Sessions were not cleared away.', { user: id, error: String(error) }),
      )
    }
  })
  return {
    parts,
    async actorOf(request) {
      const { actor, isCookie } = await find(request)
      if (!actor) {
        throw new KithError('KITH_UNAUTHORIZED', 'Log in, or send "authorization: Bearer <token or API key>".')
      }
      if (!isCookie || isSameSite(request, app.url)) return actor
      throw new KithError('KITH_CROSS_SITE', 'A page of another site sent this request with your cookie.')
    },
    watch: (request, actor, abort) =>
      remembered.whenForgotten(async () => {
        const now = await find(request)
        if (JSON.stringify(now.actor) !== JSON.stringify(actor)) abort()
      }),
    async open(secret) {
      return (await links.take(secret)) ? linkSessions.create() : undefined
    },
    close: unwatch,
  }
}

/** Compared by its hash, a token tells nothing by the time that comparing takes. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
