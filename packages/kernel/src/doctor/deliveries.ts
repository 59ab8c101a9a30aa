import { type Check, readAll } from './check.ts'

const day = 86_400_000

/** Deliveries that were given up, and those that nobody makes. */
export const deliveries: Check = {
  async find(kernel) {
    const dead = await readAll(kernel, {
      sql: "select subscriber, count(*) as n, min(error) as error from kernel_delivery where status = 'dead' group by subscriber order by subscriber",
      parameters: [],
    })
    // What waits behind a dead one is told with it; what waits for a module that was turned off waits as long as it is.
    const { waiting } = kernel.modules
    const late = await readAll(kernel, {
      sql: `select d.subscriber, count(*) as n from kernel_delivery d where d.status = 'open' and d.run_at < ?
        ${waiting.length > 0 ? `and d.subscriber not in (${waiting.map(() => '?').join(', ')})` : ''}
        and not exists (select 1 from kernel_delivery e where e.subscriber = d.subscriber and e.record = d.record and e.seq < d.seq)
        group by d.subscriber order by d.subscriber`,
      parameters: [new Date(kernel.clock.now().getTime() - day).toISOString(), ...waiting],
    })
    return [
      ...dead.map(({ subscriber, n, error }) => ({
        code: 'deliveries.dead',
        where: String(subscriber),
        count: Number(n),
        samples: error === null ? [] : [String(error)],
      })),
      ...late.map(({ subscriber, n }) => ({ code: 'deliveries.late', where: String(subscriber), count: Number(n) })),
    ]
  },
}
