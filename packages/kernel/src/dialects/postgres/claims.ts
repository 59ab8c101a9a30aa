import type { ClaimOptions, SqlValue, Step } from '../dialect.ts'

/** A server that has not been seen for so long is gone, and others make what it had claimed. Milliseconds. */
const LEASE = 10_000

// The database's clock: those of several machines differ.
const now = 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)'
const gone = `not exists (select 1 from kernel_server s where s.id = d.owner and s.seen > ${now} - ${LEASE})`

/** Says that a server is there. */
export function beatStep(server: string): Step {
  return {
    sql: `insert into kernel_server (id, seen) values (?, ${now}) on conflict (id) do update set seen = excluded.seen`,
    parameters: [server],
  }
}

/** Says that it goes: nothing of it need be waited for. */
export function leaveStep(server: string): Step {
  return { sql: `delete from kernel_server where id = ? or seen < ${now} - 86400000`, parameters: [server] }
}

// The planner's figures are of a minute ago, when nothing waited: it would read and sort all of what waits now. The index
// has it in order. A claim need not outlive a crash of the database: without it the delivery is claimed again.
const alongTheIndex: Step = {
  sql: "select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true), set_config('synchronous_commit', 'off', true)",
  parameters: [],
}

/**
 * Takes deliveries for a server, each the earliest of its subscriber and record. What another has under its hands is
 * skipped and not waited for; what a server has that is gone, or what this one has and does not work at, is taken.
 * `offset 0` keeps PostgreSQL from joining all that waits with all that waits: a few are looked at, one by one.
 */
export function claimSteps(server: string, { at, except, limit, notOf }: ClaimOptions): readonly Step[] {
  const others = except.map(() => '?').join(', ')
  const parameters: SqlValue[] = [server, at, ...except, server]
  parameters.push(...notOf)
  const claim: Step = {
    sql: `update kernel_delivery set owner = ? where seq in (
      select d.seq from kernel_delivery d
      where d.status = 'open' and d.run_at <= ?${except.length > 0 ? ` and d.id not in (${others})` : ''}
      and (d.owner is null or d.owner = ? or ${gone})${notOf.length > 0 ? ` and d.subscriber not in (${notOf.map(() => '?').join(', ')})` : ''}
      and not exists (select 1 from kernel_delivery e where e.subscriber = d.subscriber and e.record = d.record and e.seq < d.seq offset 0)
      order by d.run_at, d.seq limit ${limit} for update of d skip locked)
      returning seq, id, subscriber, record, payload, attempts, at`,
    parameters,
    returns: true,
  }
  return [alongTheIndex, claim]
}
