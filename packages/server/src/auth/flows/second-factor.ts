import { z } from 'zod'
import { askLibrary } from '../ask-library.ts'
import { checkBody } from '../check-body.ts'
import type { Flow } from '../parts.ts'
import { personOf } from '../people.ts'
import { mustBeLoggedIn } from '../sessions.ts'
import { welcomed } from './log-in.ts'

const code = z.string().trim().min(6).max(40)
const Answer = z.strictObject({ code, backup: z.boolean().optional(), trust: z.boolean().optional() })

/**
 * The second step of a log-in: a code of the authenticator, or one of the backup codes, each of which works once. Five
 * wrong ones end the log-in, ten in a row close this step for a quarter of an hour: only who knows the password gets here.
 */
export const secondFactor: Flow = async (parts, asked) => {
  const { code: given, backup = false, trust = false } = checkBody(Answer, asked.body)
  const path = backup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp'
  const { data, cookies } = await askLibrary(parts, asked, path, { code: given, trustDevice: trust })
  const user = data.user as { readonly id: string }
  return { body: { next: 'done' }, cookies: [...cookies, ...welcomed(parts, user.id)] }
}

/** Begins to turn the second factor on: the secret for an authenticator, and the backup codes, shown this once. */
export const enableSecondFactor: Flow = async (parts, asked) => {
  const { password } = checkBody(z.strictObject({ password: z.string().min(1).max(128) }), asked.body)
  const { user } = await mustBeLoggedIn(parts, asked.request)
  const { data, cookies } = await askLibrary(parts, asked, '/two-factor/enable', { password, method: 'totp' })
  const person = await personOf(parts.app, user)
  const uri = new URL(String(data.totpURI))
  // better-auth knows no address of his: the authenticator shall show which account it is.
  uri.pathname = `/${encodeURIComponent(`Kith:${person?.email ?? user}`)}`
  return { body: { uri: uri.href, secret: uri.searchParams.get('secret'), backupCodes: data.backupCodes }, cookies }
}

/** Turns it on, by a code that shows that the authenticator has the secret. */
export const confirmSecondFactor: Flow = async (parts, asked) => {
  const given = checkBody(z.strictObject({ code }), asked.body)
  await mustBeLoggedIn(parts, asked.request)
  const { cookies } = await askLibrary(parts, asked, '/two-factor/verify-totp', given)
  return { body: {}, cookies }
}

export const disableSecondFactor: Flow = async (parts, asked) => {
  const given = checkBody(z.strictObject({ password: z.string().min(1).max(128) }), asked.body)
  await mustBeLoggedIn(parts, asked.request)
  const { cookies } = await askLibrary(parts, asked, '/two-factor/disable', given)
  return { body: {}, cookies }
}

/** New backup codes in the place of the old ones. */
export const newBackupCodes: Flow = async (parts, asked) => {
  const given = checkBody(z.strictObject({ password: z.string().min(1).max(128) }), asked.body)
  await mustBeLoggedIn(parts, asked.request)
  const { data, cookies } = await askLibrary(parts, asked, '/two-factor/generate-backup-codes', given)
  return { body: { backupCodes: data.backupCodes }, cookies }
}
