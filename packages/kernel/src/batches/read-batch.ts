import { type Actor, batch, KithError, type Row } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Due } from '../deliveries/due.ts'
import type { Kernel } from '../kernel.ts'
import { actorOfKeyId } from '../people/actor-of-key.ts'
import { actorOf } from '../rights/actor-of.ts'
import { systemActor } from '../rights/rights.ts'
import type { BatchKind } from './kinds.ts'

export type BatchRow = Row<typeof batch>

/** The batch that a delivery is about; `undefined` where that slice is not to be made any more. */
export async function readBatch(kernel: Kernel, due: Due): Promise<BatchRow | undefined> {
  const { id, slice } = due.payload as { readonly id: string; readonly slice: number }
  const [row] = await readMany(kernel, { model: modelOf(kernel, batch), actor: systemActor, ids: [id] })
  const found = row as BatchRow | undefined
  const open = found?.status === 'waiting' || found?.status === 'running'
  return open && found.slice === slice ? found : undefined
}

/** Who asked for it, with his rights of now. Throws `KITH_BATCH_ACTOR` for a user who is no longer active, a key that was revoked. */
export async function askerOf(kernel: Kernel, row: BatchRow): Promise<Actor> {
  const stored = row.actor as unknown as Actor
  const actor = await today(kernel, stored)
  if (actor) return actor
  throw new KithError(
    'KITH_BATCH_ACTOR',
    `${stored.key === undefined ? `The user ${stored.id}` : `The key ${stored.key}`}, who asked for this, is no longer active.`,
    {
      batch: row.id,
      user: stored.id,
    },
  )
}

async function today(kernel: Kernel, stored: Actor): Promise<Actor | undefined> {
  if (stored.key !== undefined) return await actorOfKeyId(kernel, stored.key)
  return stored.kind === 'user' ? await actorOf(kernel, stored.id) : stored
}

/** Throws `KITH_BATCH_KIND`. */
export function kindOfBatch(kernel: Kernel, row: BatchRow): BatchKind {
  const kind = Object.hasOwn(kernel.batches, row.kind) ? kernel.batches[row.kind] : undefined
  if (kind) return kind
  throw new KithError('KITH_BATCH_KIND', `Nobody in this app does work of the kind ${row.kind}.`, { kind: row.kind })
}
