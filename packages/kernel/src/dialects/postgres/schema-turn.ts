import { KithError } from '@kith/sdk'
import type { PoolClient } from 'pg'

const pause = 100

/**
 * Keeps changes of the schema and the building of an index apart, in all servers of a database: an index that is built
 * while others write waits for every transaction that has begun, also for one that waits for it. Hence it is asked for
 * again and again, and not waited for in a statement, which would be such a transaction. Answers how to give it back.
 * Throws `KITH_DATABASE_BUSY` after `patience` milliseconds.
 */
export async function schemaTurn(client: PoolClient, patience: number): Promise<() => Promise<void>> {
  const until = Date.now() + patience
  for (;;) {
    const { rows } = await client.query(`select pg_try_advisory_lock(${key}) as mine`)
    if (rows[0]?.mine === true || rows[0]?.mine === 't') break
    if (Date.now() > until)
      throw new KithError('KITH_DATABASE_BUSY', 'An index is being built: try again when it is ready.')
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return async () => void (await client.query(`select pg_advisory_unlock(${key})`))
}

const key = 'hashtextextended(current_schema(), 5485)'
