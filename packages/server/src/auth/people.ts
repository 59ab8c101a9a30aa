import { type App, systemActor } from '@kith/kernel'
import type { Library } from './library.ts'

/** Of a `kernel.user`, what logging in needs. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly zone: string
  readonly roles: readonly string[]
}

/** The active user with an e-mail address. */
export function personBy(app: App, email: string): Promise<Person | undefined> {
  return first(app, { email: email.trim().toLowerCase(), active: true })
}

/** The active user with an id. */
export function personOf(app: App, id: string): Promise<Person | undefined> {
  return first(app, { id, active: true })
}

async function first(app: App, where: Readonly<Record<string, unknown>>): Promise<Person | undefined> {
  const page = await app.call(systemActor, 'kernel.users.list', { where, limit: 1 })
  return (page as { readonly rows: readonly Person[] }).rows[0]
}

/**
 * What better-auth takes for a user's e-mail address. It stands for his id, so that its tables hold nobody's address and
 * need not follow when he gets another one: `kernel.user` is the only place that knows it.
 */
export function addressFor(id: string): string {
  return `${id}@users.invalid`
}

/** Makes the row in better-auth's tables that stands for a user, with his id, where there is none yet. */
export async function ensureUser(library: Library, id: string): Promise<void> {
  const { internalAdapter, adapter } = await library.$context
  if (await internalAdapter.findUserById(id)) return
  const now = new Date()
  const data = { id, email: addressFor(id), name: '', emailVerified: true, createdAt: now, updatedAt: now }
  try {
    await adapter.create({ model: 'user', data, forceAllowId: true })
  } catch (error) {
    // Two requests at once: the other one made it.
    if (!(await internalAdapter.findUserById(id))) throw error
  }
}

/** Sets a user's password and ends his sessions, everywhere. */
export async function setPassword(library: Library, id: string, password: string): Promise<void> {
  await ensureUser(library, id)
  const { internalAdapter, password: passwords } = await library.$context
  const hash = await passwords.hash(password)
  const known = await internalAdapter.findCredentialAccount(id)
  if (known) await internalAdapter.updatePassword(id, hash)
  else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
  await internalAdapter.deleteUserSessions(id)
}

/** Ends all of a user's sessions. */
export async function endSessions(library: Library, id: string): Promise<void> {
  const { internalAdapter } = await library.$context
  await internalAdapter.deleteUserSessions(id)
}
