import { createHash, timingSafeEqual } from 'node:crypto'
import type { App } from '@kith/kernel'
import { type Actor, administrator, KithError } from '@kith/sdk'
import { linksIn, sessionsIn } from './link.ts'
import { isSameSite } from './same-site.ts'

export const cookieName = 'kith_session'

/** Who may come in until people can log in: whoever has the token, and browsers that opened a one-time link. */
export interface Doors {
  /** Throws `KITH_UNAUTHORIZED`, or `KITH_CROSS_SITE` for a cookie that another site's page sent along. */
  actorOf(request: Request): Promise<Actor>
  hasSession(request: Request): Promise<boolean>
  /** Spends a link's secret: a new session's, or `undefined` if it is spent, too old or wrong. */
  open(secret: string): Promise<string | undefined>
}

export interface DoorsOptions {
  readonly app: App
  readonly token: string
  /** The data folder. */
  readonly folder: string
  readonly locale: string
  readonly zone: string
}

export function createDoors({ app, token, folder, locale, zone }: DoorsOptions): Doors {
  const links = linksIn(folder, app.clock.now)
  const sessions = sessionsIn(folder, app.clock.now)
  const expected = hash(token)
  const actor: Actor = { id: 'token', kind: 'token', roles: [administrator], locale, zone }
  const hasSession = async (request: Request) => {
    const session = cookieOf(request)
    return session !== undefined && (await sessions.has(session))
  }
  return {
    hasSession,
    async actorOf(request) {
      const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
      if (given !== undefined && timingSafeEqual(hash(given), expected)) return actor
      if (given !== undefined || !(await hasSession(request))) {
        throw new KithError('KITH_UNAUTHORIZED', 'Send "authorization: Bearer <token>", or open a link of `kith link`.')
      }
      if (isSameSite(request, app.url)) return actor
      throw new KithError('KITH_CROSS_SITE', 'A page of another site sent this request with your cookie.')
    },
    async open(secret) {
      return (await links.take(secret)) ? sessions.create() : undefined
    },
  }
}

/** Compared by its hash, a token tells nothing by the time that comparing takes. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map(pair => pair.trim())
  return pairs.find(pair => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
}
