import { type App, hashOf, systemActor } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { z } from 'zod'
import { checkBody } from '../check-body.ts'
import { networkOf } from '../network.ts'
import type { Flow, Parts } from '../parts.ts'
import { password } from '../password.ts'
import { type Person, personOf, setPassword } from '../people.ts'
import { logInFirst } from './log-in.ts'

const secret = z.string().min(1).max(200)
const perNetwork = { max: 50, seconds: 3600 }

interface Found {
  readonly invitation: { readonly id: string }
  readonly person: Person
}

/** Whom an invitation is for. */
export const invitation: Flow = async (parts, asked) => {
  const given = checkBody(z.strictObject({ secret }), asked.body)
  await parts.limits.take(`accept:${networkOf(asked.address)}`, perNetwork)
  const { person } = await find(parts.app, given.secret)
  return { body: { name: person.name, email: person.email } }
}

/** Accepts an invitation, once: the invited person sets his password and is logged in. */
export const accept: Flow = async (parts, asked) => {
  const given = checkBody(z.strictObject({ secret, password }), asked.body)
  await parts.limits.take(`accept:${networkOf(asked.address)}`, perNetwork)
  const { app, library } = parts
  const { invitation: found, person } = await find(app, given.secret)
  await spend(parts, found)
  await setPassword(library, person.id, given.password)
  return await logInFirst(parts, asked, person.id, given.password)
}

async function find(app: App, given: string): Promise<Found> {
  const where = {
    hash: hashOf(given),
    acceptedAt: null,
    revokedAt: null,
    expiresAt: { gt: app.clock.now().toISOString() },
  }
  const page = await app.call(systemActor, 'kernel.invitations.list', { where, limit: 1 })
  const [row] = (page as { readonly rows: readonly (Found['invitation'] & { readonly user: string })[] }).rows
  const person = row && (await personOf(app, row.user))
  if (row && person) return { invitation: row, person }
  throw spent()
}

/** Of several who use one link at once, also on several servers, one gets through. */
async function spend({ app, limits }: Parts, { id }: Found['invitation']): Promise<void> {
  try {
    await limits.take(`invitation:${id}`, { max: 1, seconds: 30 * 86_400 })
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_ATTEMPTS') throw spent()
    throw error
  }
  await app.call(systemActor, 'kernel.invitations.update', { id, set: { acceptedAt: app.clock.now().toISOString() } })
}

function spent(): KithError {
  return new KithError('KITH_LINK_SPENT', 'This link was used already, was revoked or is too old: ask for another one.')
}
