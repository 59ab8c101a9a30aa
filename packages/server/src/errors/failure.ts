import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { KithError, type Log } from '@kith/sdk'
import { statusOf } from './statuses.ts'

/** A failure as it leaves over HTTP. */
export interface FailureBody {
  readonly code: string
  /** English, for logs; screens translate `code`. */
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * What may leave of whatever was thrown: a refusal as it is; of a failure here (500) its code and details, but for its
 * words an id, under which `log` has it whole. What has no code is `KITH_FAILED`.
 */
export function failureOf(error: unknown, log: Log, where: string): FailureBody {
  const { code, message, details } = error instanceof KithError ? error : unknown
  if (statusOf(code) !== 500) return { code, message, details }
  const id = randomUUID()
  log.error('A request failed.', { id, where, error: inspect(error) })
  return { code, message: `Something went wrong here: the log has it as ${id}.`, details: { ...details, id } }
}

const unknown = new KithError('KITH_FAILED', '')
