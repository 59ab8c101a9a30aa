import { type Actor, administrator, key } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readList } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'
import { actorOf, rolesOf } from '../rights/actor-of.ts'
import { systemActor } from '../rights/rights.ts'

/** How exactly a key's last use is known: not every request is worth a write. */
const usedEvery = 60_000

/** The actor of an API key, by the hash of its secret. It notes when the key was used, to the minute. */
export async function actorOfKey(kernel: Kernel, hash: string): Promise<Actor | undefined> {
  const row = await find(kernel, { hash })
  const now = kernel.clock.now()
  const actor = row && (await inNameOf(kernel, row))
  if (row && actor && !(Date.parse(String(row.lastUsedAt)) > now.getTime() - usedEvery)) await noteUse(kernel, row, now)
  return actor
}

/** The actor of an API key that long work was asked for by; `undefined` once it was revoked, or is too old. */
export async function actorOfKeyId(kernel: Kernel, id: string): Promise<Actor | undefined> {
  const row = await find(kernel, { id })
  return row && (await inNameOf(kernel, row))
}

async function find(kernel: Kernel, where: { readonly hash: string } | { readonly id: string }) {
  const { rows } = await readList(kernel, { model: modelOf(kernel, key), actor: systemActor, where, limit: 1 })
  const [row] = rows
  if (!row || row.revokedAt !== null) return undefined
  const isOver = typeof row.expiresAt === 'string' && row.expiresAt <= kernel.clock.now().toISOString()
  return isOver ? undefined : row
}

async function inNameOf(kernel: Kernel, row: RecordValues): Promise<Actor | undefined> {
  const { user: owner, scopes } = row as { readonly user: string | null; readonly scopes: readonly string[] }
  const roles = await rolesOf(kernel, row.roles as readonly string[])
  if (owner === null) {
    return {
      id: String(row.id),
      kind: 'token',
      key: String(row.id),
      roles,
      scopes,
      locale: kernel.locale,
      zone: kernel.zone,
    }
  }
  const person = await actorOf(kernel, owner, new Date(String(row.createdAt)))
  if (!person) return undefined
  const has = (role: string) => person.roles.includes(administrator) || person.roles.includes(role)
  return { ...person, kind: 'token', key: String(row.id), roles: roles.filter(has), scopes }
}

async function noteUse(kernel: Kernel, row: RecordValues, now: Date): Promise<void> {
  await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.useKey',
    input: null,
    mayHold: false,
    prepare: async draft => {
      addUpdate(draft, modelOf(kernel, key), String(row.id), { lastUsedAt: now.toISOString() }, 'kernel')
    },
  })
}
