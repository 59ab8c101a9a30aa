import { KithError } from '@kith/sdk'
import type { Parts } from './parts.ts'

/** A browser that somebody logged in with. */
export interface LoggedIn {
  /** The id of the `kernel.user`. */
  readonly user: string
  readonly session: string
  readonly since: Date
}

/** The session of a request's cookie, as the database has it at this moment. */
export async function sessionOf({ library }: Pick<Parts, 'library'>, request: Request): Promise<LoggedIn | undefined> {
  const cookie = request.headers.get('cookie')
  if (cookie === null) return undefined
  const found = await library.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
  if (!found) return undefined
  return { user: found.session.userId, session: found.session.id, since: new Date(found.session.createdAt) }
}

/** Throws `KITH_UNAUTHORIZED` where nobody is logged in, or he may not be any more. */
export async function mustBeLoggedIn(parts: Pick<Parts, 'app' | 'library'>, request: Request): Promise<LoggedIn> {
  const found = await sessionOf(parts, request)
  if (found && (await parts.app.actorOf(found.user, found.since))) return found
  throw new KithError('KITH_UNAUTHORIZED', 'Log in first.')
}
