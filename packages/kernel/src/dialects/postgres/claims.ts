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

/**
 * Takes deliveries for a server, each the earliest of its subscriber and record. What another has under its hands is
 * skipped and not waited for; what a server has that is gone, or what this one has and does not work at, is taken.
 */
export function claimStep(server: string, { at, except, limit, notOf }: ClaimOptions): Step {
  const others = except.map(() => '?').join(', ')
  const parameters: SqlValue[] = [server, at, ...except, server]
  if (notOf !== undefined) parameters.push(notOf)
  return {
    sql: `update kernel_delivery set owner = ? where seq in (
      select d.seq from kernel_delivery d
      where d.status = 'open' and d.run_at <= ?${except.length > 0 ? ` and d.id not in (${others})` : ''}
      and (d.owner is null or d.owner = ? or ${gone})${notOf === undefined ? '' : ' and d.subscriber <> ?'}
      and not exists (select 1 from kernel_delivery e where e.subscriber = d.subscriber and e.record = d.record and e.seq < d.seq)
      order by d.run_at, d.seq limit ${limit} for update of d skip locked)
      returning seq, id, subscriber, record, payload, attempts, at`,
    parameters,
    returns: true,
  }
}
