import { KithError } from '@kith/sdk'
import type { ReadOptions, Row, Statement } from '../dialect.ts'
import { unbindable } from '../unbindable.ts'
import type { BatchError, BatchStep } from './batch.ts'
import { type CommitterOptions, reach } from './commit.ts'
import { codeOf, faultOf, isLost, messageOf } from './map-error.ts'
import type { Lease, Pool } from './pool.ts'
import { isStale } from './prepared.ts'
import { createTogether } from './together.ts'
import { numbered } from './translate.ts'

export interface ReaderOptions extends Pick<CommitterOptions, 'pool' | 'where' | 'patience'> {
  /** Where what takes too long is stopped from. */
  readonly stopper: Pool
}

const DEADLINE = 10_000

/** Reads on connections that cannot write; what takes longer than its deadline is stopped on the server too. */
export function createReader(options: ReaderOptions): (statement: Statement, read?: ReadOptions) => Promise<Row[]> {
  const { where, stopper } = options
  const together = createTogether({ all: runAll, alone: statement => alone(statement, DEADLINE) })

  return (statement, { deadline = DEADLINE, quick = false } = {}) => {
    const message = unbindable(statement)
    if (message) return Promise.reject(failed(message, statement))
    return quick ? together(statement) : alone(statement, deadline)
  }

  function alone(statement: Statement, deadline: number): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      let late = false
      let lease: Lease | undefined
      const timer = setTimeout(() => {
        late = true
        reject(
          new KithError('KITH_READ_DEADLINE', `A read took longer than ${deadline} ms: ${statement.sql}`, {
            deadline,
            sql: statement.sql,
          }),
        )
        if (lease) stop(lease)
      }, deadline)
      const taken = (next: Lease | undefined) => {
        lease = next
        return late
      }
      run(statement, taken)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
  }

  async function runAll(statements: readonly Statement[]): Promise<readonly Row[][]> {
    const lease = await reach(options)
    const timer = setTimeout(() => stop(lease), DEADLINE)
    let broken = true
    try {
      const rows = await lease.run(statements.map(stepOf))
      broken = false
      return rows
    } catch (error) {
      broken = isLost((error as BatchError).cause)
      throw error
    } finally {
      clearTimeout(timer)
      lease.release(broken)
    }
  }

  async function run(statement: Statement, taken: (lease: Lease | undefined) => boolean): Promise<Row[]> {
    const steps = [stepOf(statement)]
    for (let attempt = 1; ; attempt++) {
      const lease = await reach(options)
      let broken = false
      try {
        if (taken(lease)) return []
        const [rows = []] = await lease.run(steps)
        return rows
      } catch (error) {
        const { cause } = error as BatchError
        broken = isLost(cause)
        // Nothing was changed by it: what a lost connection or an outdated plan left undone is read again.
        if ((broken || isStale(cause)) && attempt < 3) continue
        const fault = codeOf(cause) === '25006' ? undefined : faultOf(cause, where)
        throw fault ?? failed(reasonOf(cause), statement)
      } finally {
        const late = taken(undefined)
        lease.release(broken || late)
      }
    }
  }

  function stop(lease: Lease): void {
    const { processID } = lease.client as unknown as { readonly processID: number }
    const step = { text: 'select pg_cancel_backend($1)', values: [processID], returns: false }
    stopper.run([step]).catch(() => undefined)
  }
}

function stepOf({ sql, parameters }: Statement): BatchStep {
  return { text: numbered(sql), values: parameters, returns: true }
}

function reasonOf(error: unknown): string {
  return codeOf(error) === '25006' ? 'Only a SELECT may be read; writes go through commit().' : messageOf(error)
}

function failed(message: string, { sql }: Statement): KithError {
  return new KithError('KITH_DATABASE_STATEMENT', message, { sql })
}
