import type { ModulePlan } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

type Lag = ModulePlan['deliveries']

/** What waits in the queue, for the subscribers that are asked about. */
export async function readLag(kernel: Kernel): Promise<(subscribers: readonly string[]) => Lag> {
  const rows = await kernel.dialect.all(
    {
      // One that is tried again has been due since it was queued; a job for later is not.
      sql: `select subscriber, status, count(*) as n, min(case when attempts = 0 then run_at else at end) as oldest
        from kernel_delivery where status = 'dead' or attempts > 0 or run_at <= ? group by subscriber, status`,
      parameters: [kernel.clock.now().toISOString()],
    },
    { deadline: 60_000 },
  )
  const bySubscriber = Map.groupBy(rows, row => String(row.subscriber))
  return subscribers => {
    const found = subscribers.flatMap(name => bySubscriber.get(name) ?? [])
    const open = found.filter(row => row.status === 'open')
    return {
      waiting: sum(open.map(row => Number(row.n))),
      oldest: open.map(row => String(row.oldest)).sort()[0] ?? null,
      dead: sum(found.filter(row => row.status === 'dead').map(row => Number(row.n))),
    }
  }
}

function sum(all: readonly number[]): number {
  return all.reduce((a, b) => a + b, 0)
}
