import { type Handler, type KernelContract, KithError } from '@kith/sdk'
import { draftOf } from '../contexts/draft-of.ts'
import type { Row } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** What was given up, by pages in the order of the queue. */
export const deadDeliveries =
  (kernelOf: () => Kernel): Handler<KernelContract, 'deadDeliveries'> =>
  async (_ctx, { subscriber, limit, after }) => {
    const seq = after === undefined ? 0 : Number(after)
    if (!Number.isSafeInteger(seq)) throw new KithError('KITH_CURSOR', 'This is no cursor of this list.')
    const rows = await kernelOf().dialect.all({
      sql: `select seq, id, subscriber, record, attempts, at, error from kernel_delivery
        where status = 'dead' and seq > ?${subscriber === undefined ? '' : ' and subscriber = ?'} order by seq limit ?`,
      parameters: [BigInt(seq), ...(subscriber === undefined ? [] : [subscriber]), BigInt(limit + 1)],
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return { rows: shown.map(deliveryOf), ...(last && { next: String(last.seq) }) }
  }

/** Has them made again. */
export const replayDeliveries =
  (kernelOf: () => Kernel): Handler<KernelContract, 'replayDeliveries'> =>
  async (ctx, chosen) => {
    const draft = draftOf(ctx)
    const ids = await deadOnes(kernelOf(), chosen)
    const now = ctx.now().toISOString()
    for (const id of ids) {
      draft.extra.push({
        sql: "update kernel_delivery set status = 'open', attempts = 0, run_at = ?, error = null, owner = null where id = ? and status = 'dead'",
        parameters: [now, id],
      })
    }
    draft.wakes = true
    return { deliveries: ids.length }
  }

/** Forgets them: what stands behind them is free. */
export const skipDeliveries =
  (kernelOf: () => Kernel): Handler<KernelContract, 'skipDeliveries'> =>
  async (ctx, chosen) => {
    const draft = draftOf(ctx)
    const ids = await deadOnes(kernelOf(), chosen)
    for (const id of ids) {
      draft.extra.push({ sql: "delete from kernel_delivery where id = ? and status = 'dead'", parameters: [id] })
    }
    draft.wakes = true
    return { deliveries: ids.length }
  }

const most = 500

/** At most 500 at once: a change is one transaction. */
async function deadOnes(
  { dialect }: Kernel,
  { subscriber, ids = [] }: { readonly subscriber?: string | undefined; readonly ids?: readonly string[] | undefined },
): Promise<string[]> {
  const which = subscriber === undefined ? `id in (${ids.map(() => '?').join(', ')})` : 'subscriber = ?'
  const rows = await dialect.all({
    sql: `select id from kernel_delivery where status = 'dead' and ${which} order by seq limit ${most}`,
    parameters: subscriber === undefined ? ids : [subscriber],
  })
  return rows.map(row => String(row.id))
}

function deliveryOf(row: Row) {
  return {
    id: String(row.id),
    subscriber: String(row.subscriber),
    record: String(row.record),
    attempts: Number(row.attempts),
    at: String(row.at),
    error: row.error === null || row.error === undefined ? null : String(row.error),
  }
}
