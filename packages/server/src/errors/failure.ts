import { randomUUID } from 'node:crypto'
import { KithError, type Log } from '@kith/sdk'

/** A failure as it leaves over HTTP. */
export interface FailureBody {
  readonly code: string
  /** English, for logs; screens translate `code`. */
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * What may leave of whatever was thrown: a `KithError` as it is; of all else only an id, under which `log` has it
 * whole (`KITH_FAILED`, `details.id`).
 */
export function failureOf(error: unknown, log: Log, where: string): FailureBody {
  if (error instanceof KithError) return { code: error.code, message: error.message, details: error.details }
  const id = randomUUID()
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log.error('A request failed.', { id, where, error: stack })
  return { code: 'KITH_FAILED', message: `Something went wrong here. The log has it as ${id}.`, details: { id } }
}
