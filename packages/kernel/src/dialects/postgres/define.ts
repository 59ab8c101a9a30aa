import { KithError } from '@kith/sdk'
import type { Statement } from '../dialect.ts'
import type { BatchError } from './batch.ts'
import { type CommitterOptions, reach } from './commit.ts'
import { faultOf, messageOf } from './map-error.ts'
import { schemaTurn } from './schema-turn.ts'
import { numbered } from './translate.ts'

/** DDL in one transaction: PostgreSQL takes back what it defined as it does what it wrote. */
export async function define(
  options: Pick<CommitterOptions, 'pool' | 'where' | 'patience'>,
  statements: readonly Statement[],
): Promise<void> {
  const lease = await reach(options)
  let broken = false
  let giveBack = async () => {}
  try {
    giveBack = await schemaTurn(lease.client, options.patience)
    await lease.run(
      statements.map(({ sql, parameters }) => ({ text: numbered(sql), values: parameters, returns: false })),
    )
    await giveBack()
  } catch (error) {
    if (error instanceof KithError) throw error
    await giveBack().catch(() => undefined)
    const { cause = error, step = 0 } = error as Partial<BatchError>
    const fault = faultOf(cause, options.where)
    broken = fault?.code === 'KITH_DATABASE_CRASHED'
    throw (
      fault ??
      new KithError(
        'KITH_DATABASE_STATEMENT',
        `Statement ${step + 1} of ${statements.length} failed and all were undone: ${messageOf(cause)} In: ${statements[step]?.sql}`,
        { step, reason: 'error' },
      )
    )
  } finally {
    lease.release(broken)
  }
}
