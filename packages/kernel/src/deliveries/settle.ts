import { describeError } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import type { Kernel } from '../kernel.ts'
import type { Due } from './due.ts'

/** How often a delivery is tried. */
export const tries = 8

/**
 * Takes the delivery out of the queue in the same commit as what its handler changed. Where another server took it over
 * meanwhile, because this one seemed gone, nothing of it is committed.
 */
export function acknowledge(draft: Draft, due: Due): void {
  const mine = owned(due)
  draft.extra.push({
    sql: `delete from kernel_delivery where seq = ?${mine.sql}`,
    parameters: [due.seq, ...mine.parameters],
    expect: 'changed',
  })
}

function owned({ owner }: Due): { sql: string; parameters: string[] } {
  return owner === undefined ? { sql: '', parameters: [] } : { sql: ' and owner = ?', parameters: [owner] }
}

/** Tried again after 1, 4, 16 … seconds, an hour at most; after 8 tries it is a dead letter. */
export async function postpone(kernel: Kernel, due: Due, error: unknown): Promise<void> {
  const attempts = due.attempts + 1
  const mine = owned(due)
  const { code, message } = describeError(error)
  const dead = attempts >= tries || code === 'KITH_SUBSCRIBER_GONE'
  const runAt = new Date(kernel.clock.now().getTime() + backoff(attempts))
  await kernel.dialect.commit({
    steps: [
      {
        sql: `update kernel_delivery set status = ?, attempts = ?, run_at = ?, error = ?, owner = null where seq = ?${mine.sql}`,
        parameters: [
          dead ? 'dead' : 'open',
          attempts,
          runAt.toISOString(),
          `${code}: ${message}`.slice(0, 2000),
          due.seq,
          ...mine.parameters,
        ],
      },
    ],
  })
}

/** What needed a module that is away, of another module, is tried again so often. Milliseconds. */
const awayPause = 10_000

/**
 * Open again as if it had not been tried. Its own subscriber that went away meanwhile gets it when it is back; what ran into
 * the filter of `another`, which is away, is tried again in a while.
 */
export async function wait(kernel: Kernel, due: Due, another: boolean): Promise<void> {
  const mine = owned(due)
  const runAt = new Date(kernel.clock.now().getTime() + (another ? awayPause : 0))
  await kernel.dialect.commit({
    steps: [
      {
        sql: `update kernel_delivery set owner = null, run_at = ? where seq = ?${mine.sql}`,
        parameters: [runAt.toISOString(), due.seq, ...mine.parameters],
      },
    ],
  })
}

function backoff(attempts: number): number {
  return Math.min(1000 * 4 ** (attempts - 1), 3_600_000)
}
