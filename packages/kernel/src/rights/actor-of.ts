import { type Actor, role, team, user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from './rights.ts'

/** The user's actor as he is today; `undefined` if there is none, he is inactive, or was deactivated since `issued`. */
export async function actorOf(kernel: Kernel, id: string, issued?: Date): Promise<Actor | undefined> {
  const [row] = await readMany(kernel, { model: modelOf(kernel, user), actor: systemActor, ids: [id] })
  if (row?.active !== true) return undefined
  if (issued && typeof row.endedAt === 'string' && issued.toISOString() <= row.endedAt) return undefined
  const { team: own, lines } = row as { team: string | null; lines: readonly string[] | null }
  return {
    id,
    kind: 'user',
    roles: await rolesOf(kernel, (row.roles as string[] | null) ?? []),
    locale: String(row.locale),
    zone: String(row.zone),
    ...(own === null ? {} : { team: own, ...(await around(kernel, own)) }),
    ...(lines && lines.length > 0 ? { lines } : {}),
  }
}

/** Roles and all that they include. */
export async function rolesOf(kernel: Kernel, roles: readonly string[]): Promise<string[]> {
  const records = await kernel.snapshots.read(kernel, modelOf(kernel, role))
  const includes = new Map(records.map(row => [String(row.key), row.includes as readonly string[] | null]))
  const all = new Set(roles)
  for (const key of all) for (const other of includes.get(key) ?? []) all.add(other)
  return [...all]
}

async function around(kernel: Kernel, own: string): Promise<{ below: string[]; above: string[] }> {
  const teams = await kernel.snapshots.read(kernel, modelOf(kernel, team))
  const parentOf = new Map(teams.map(row => [String(row.id), row.parent as string | null]))
  const above = new Set<string>()
  for (let at: string | null | undefined = own; at && !above.has(at); at = parentOf.get(at)) above.add(at)
  const below = new Set([own])
  for (const id of below) for (const [child, parent] of parentOf) if (parent === id) below.add(child)
  return { below: [...below], above: [...above] }
}
