import { batch, type ChangeContext, type Handler, type KernelContract, KithError, notFound } from '@kith/sdk'
import type { BatchRow } from './read-batch.ts'
import { scheduleSlice } from './start.ts'

type Status = BatchRow['status']
type Control<K extends 'pauseBatch' | 'resumeBatch' | 'cancelBatch'> = Handler<KernelContract, K>

/** Stops before the next slice. */
export const pauseBatch: Control<'pauseBatch'> = (ctx, input) =>
  turn(ctx, input.id, { from: ['waiting', 'running'], to: 'paused' })

/** Goes on after a pause, or tries again after a failure. */
export const resumeBatch: Control<'resumeBatch'> = async (ctx, input) => {
  const answer = await turn(ctx, input.id, { from: ['paused', 'failed'], to: 'waiting' })
  scheduleSlice(ctx, input.id, answer.slice)
  return answer
}

/** Stops for good; what was done stays done. */
export const cancelBatch: Control<'cancelBatch'> = (ctx, input) =>
  turn(ctx, input.id, { from: ['waiting', 'running', 'paused', 'failed'], to: 'cancelled' })

/** Whoever may see a batch may steer it: who made it, and administrators. Throws `KITH_BATCH_STATE`. */
async function turn(
  ctx: ChangeContext<KernelContract>,
  id: string,
  { from, to }: { readonly from: readonly Status[]; readonly to: Status },
): Promise<{ id: string; status: Status; slice: number }> {
  const found = await ctx.data.get(batch, id)
  if (!found) throw notFound(batch.name, id)
  if (!from.includes(found.status)) {
    throw new KithError('KITH_BATCH_STATE', `This work is ${found.status}: it cannot become ${to}.`, {
      status: found.status,
      to,
    })
  }
  const slice = found.slice + 1
  ctx.change.update(batch, id, { status: to, slice })
  return { id, status: to, slice }
}
