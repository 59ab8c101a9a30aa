import { type Actor, user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from './rights.ts'

/** The user's actor, or `undefined` if there is none or he is inactive. */
export async function actorOf(kernel: Kernel, id: string): Promise<Actor | undefined> {
  const [row] = await readMany(kernel, { model: modelOf(kernel, user), actor: systemActor, ids: [id] })
  if (row?.active !== true) return undefined
  return { id, kind: 'user', roles: row.roles as string[], locale: String(row.locale), zone: String(row.zone) }
}
