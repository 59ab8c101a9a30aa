import { KithError } from '@kith/sdk'
import { UNMET } from './translate.ts'

/** Where the database is, for people: never its password, nor what else stands in its URL. */
export interface Where {
  readonly host: string
  readonly database: string
}

/** PostgreSQL's SQLSTATE, or the system's code of a connection that failed; '' where there is none. */
export function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : (error as { readonly message?: unknown } | null)?.message
  return typeof message === 'string' && message !== '' ? message : codeOf(error) || String(error)
}

/** Two transactions stood in each other's way, and this one was undone as a whole: it may run again. */
export function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error))
}

/** The server could not be reached at all, so nothing was sent. */
export function isUnreachable(error: unknown): boolean {
  const code = codeOf(error)
  return unreachable.has(code) || (code === '' && /timeout expired|Connection terminated/.test(messageOf(error)))
}

/** The connection is gone, and with it what is known of what was under way. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  return code === '' || code.startsWith('08') || lost.has(code) || /^E[A-Z]+$/.test(code)
}

/** What an expectation in a statement says when it is not met; undefined for any other error. */
export function unmetOf(error: unknown): string | undefined {
  if (codeOf(error) !== '22P02') return undefined
  const message = messageOf(error)
  const begin = message.indexOf(UNMET)
  return begin < 0 ? undefined : message.slice(begin + UNMET.length).replace(/"$/, '')
}

/** The error that concerns the whole database, or undefined where only the statement is to blame. */
export function faultOf(error: unknown, where: Where): KithError | undefined {
  const code = codeOf(error)
  const found = faults.find(([prefix]) => code.startsWith(prefix))
  if (found) return new KithError(found[1], `${found[2]} (${code}: ${messageOf(error)})`, { ...where })
  return isLost(error) ? crashed(where, messageOf(error)) : undefined
}

function crashed(where: Where, why: string): KithError {
  return new KithError(
    'KITH_DATABASE_CRASHED',
    `The connection to ${where.database} on ${where.host} was lost; whether what was under way is stored is unknown: ${why}`,
    { ...where },
  )
}

/** Why a database could not be opened. */
export function openError(error: unknown, where: Where): KithError {
  const code = codeOf(error)
  const advice =
    advices.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'Is it running, and may this machine reach it?'
  return new KithError(
    'KITH_DATABASE_OPEN',
    `The database ${where.database} on ${where.host} could not be opened: ${messageOf(error)}. ${advice}`,
    { ...where },
  )
}

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ECONNRESET',
  '57P03',
])

const lost: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '57P05'])

const faults: readonly (readonly [prefix: string, code: string, meaning: string])[] = [
  ['40', 'KITH_DATABASE_BUSY', 'Others stood in the way again and again; try again'],
  ['55P03', 'KITH_DATABASE_BUSY', 'Another transaction holds what this one needs; try again'],
  ['533', 'KITH_DATABASE_BUSY', 'The server takes no more connections'],
  ['53100', 'KITH_DATABASE_FULL', 'The disk of the database is full; nothing of this was stored'],
  ['53', 'KITH_DATABASE_IO', 'The server has not what it needs'],
  ['58', 'KITH_DATABASE_IO', 'The disk of the database failed'],
  ['XX001', 'KITH_DATABASE_CORRUPT', 'The database is damaged; restore a backup'],
  ['XX002', 'KITH_DATABASE_CORRUPT', 'The database is damaged; restore a backup'],
  ['25006', 'KITH_DATABASE_READONLY', 'The database may not be written'],
]

const advices: readonly (readonly [prefix: string, advice: string])[] = [
  ['28', 'Check the user and the password in KITH_DATABASE.'],
  ['3D', 'Make it first: createdb, or CREATE DATABASE.'],
  ['42501', 'This user may not make tables there: make him the owner of the database.'],
  ['533', 'The server takes no more connections: raise max_connections, or run fewer Kith servers on it.'],
]
