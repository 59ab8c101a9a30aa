import { notFound } from '@kith/sdk'
import { z } from 'zod'
import { checkBody } from '../check-body.ts'
import type { Flow, Parts } from '../parts.ts'
import { type LoggedIn, mustBeLoggedIn } from '../sessions.ts'

/** The user's sessions, newest first; no token leaves. */
export const sessions: Flow = async (parts, asked) => {
  const mine = await mustBeLoggedIn(parts, asked.request)
  const rows = (await sessionsOf(parts, mine)).map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
    id,
    createdAt: createdAt.toISOString(),
    usedAt: updatedAt.toISOString(),
    address: ipAddress ?? null,
    browser: userAgent ?? null,
    isCurrent: id === mine.session,
  }))
  return { body: { sessions: rows } }
}

const Revoke = z.union([
  z.strictObject({ id: z.string().min(1).max(100) }),
  z.strictObject({ others: z.literal(true) }),
])

/** Ends one of the user's sessions, or all but this one. */
export const revokeSession: Flow = async (parts, asked) => {
  const mine = await mustBeLoggedIn(parts, asked.request)
  const given = checkBody(Revoke, asked.body)
  const all = await sessionsOf(parts, mine)
  const ended = all.filter(({ id }) => ('id' in given ? id === given.id : id !== mine.session))
  if ('id' in given && ended.length === 0) throw notFound('session', given.id)
  const { internalAdapter } = await parts.library.$context
  for (const { token } of ended) await internalAdapter.deleteSession(token)
  return { body: { revoked: ended.length } }
}

async function sessionsOf({ library }: Parts, { user }: LoggedIn) {
  const { internalAdapter } = await library.$context
  const found = await internalAdapter.listSessions(user)
  return found
    .filter(({ expiresAt }) => expiresAt > new Date())
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}
