import { type CommitterOptions, reach } from './commit.ts'
import { faultOf, openError } from './map-error.ts'

/** Runs `work` while no other server of this database runs one. The lock goes with its connection, so with a server too. */
export async function alone<Result>(
  options: Pick<CommitterOptions, 'pool' | 'where' | 'patience'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const lease = await reach(options)
  try {
    await lease.client
      .query('set lock_timeout = 0; select pg_advisory_lock(hashtextextended(current_schema(), 5484))')
      .catch(error => {
        throw faultOf(error, options.where) ?? openError(error, options.where)
      })
    return await work()
  } finally {
    lease.release(true)
  }
}
