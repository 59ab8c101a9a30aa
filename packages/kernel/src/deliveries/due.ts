import { KithError } from '@kith/sdk'
import type { Row } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** A delivery that may be made now. */
export interface Due {
  readonly seq: number
  readonly id: string
  readonly subscriber: string
  readonly record: string
  readonly payload: unknown
  readonly attempts: number
  readonly at: string
  /** The server that claimed it, where several share the database. */
  readonly owner?: string
}

/** Those due, but for those of some subscribers, whose earlier ones, for the same subscriber and record, are all settled; a dead one holds back the rest. */
export async function readDue(
  kernel: Kernel,
  options: { readonly except: readonly string[]; readonly limit: number; readonly notOf: readonly string[] },
): Promise<Due[]> {
  const { except, limit, notOf } = options
  const rows = await kernel.dialect.all({
    sql: `select d.seq, d.id, d.subscriber, d.record, d.payload, d.attempts, d.at from kernel_delivery d
      where d.status = 'open' and d.run_at <= ?
      ${except.length > 0 ? `and d.id not in (${except.map(() => '?').join(', ')})` : ''}
      ${notOf.length > 0 ? `and d.subscriber not in (${notOf.map(() => '?').join(', ')})` : ''}
      and not exists (select 1 from kernel_delivery e where e.subscriber = d.subscriber and e.record = d.record and e.seq < d.seq)
      order by d.run_at, d.seq limit ${limit}`,
    parameters: [kernel.clock.now().toISOString(), ...except, ...notOf],
  })
  return rows.map(dueOf)
}

/** Those that this process is to make now: where several servers share the database, they are claimed for this one. */
export async function takeDue(kernel: Kernel, options: Parameters<typeof readDue>[1]): Promise<Due[]> {
  const { peers } = kernel.dialect
  if (!peers) return await readDue(kernel, options)
  const steps = peers.claim({ at: kernel.clock.now().toISOString(), ...options })
  const outcome = await kernel.dialect.commit({ steps })
  if (!outcome.ok) throw new KithError('KITH_COMMIT', `Deliveries could not be claimed: ${outcome.message}`)
  const rows = [...(outcome.rows.at(-1) ?? [])].sort((a, b) => Number(a.seq) - Number(b.seq))
  return rows.map(row => ({ ...dueOf(row), owner: peers.id }))
}

function dueOf(row: Row): Due {
  return {
    seq: Number(row.seq),
    id: String(row.id),
    subscriber: String(row.subscriber),
    record: String(row.record),
    payload: JSON.parse(String(row.payload)),
    attempts: Number(row.attempts),
    at: String(row.at),
  }
}

/** When the next delivery is due that is not yet. */
export async function readNextAt(kernel: Kernel): Promise<Date | undefined> {
  const [row] = await kernel.dialect.all({
    sql: "select min(run_at) as at from kernel_delivery where status = 'open' and run_at > ?",
    parameters: [kernel.clock.now().toISOString()],
  })
  return row?.at ? new Date(String(row.at)) : undefined
}
