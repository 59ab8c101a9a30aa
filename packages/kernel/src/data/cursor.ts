import { KithError } from '@kith/sdk'
import type { SqlValue } from '../dialects/dialect.ts'

/** The place behind a row: its sort values and its id. Opaque to callers, bound to the sort it was made under. */
export function encodeCursor(sort: readonly string[], values: readonly SqlValue[]): string {
  return Buffer.from(
    JSON.stringify([sort.join(','), ...values.map(v => (typeof v === 'bigint' ? Number(v) : v))]),
  ).toString('base64url')
}

/** Throws `KITH_CURSOR` for one that was made up, or made under another sort. */
export function decodeCursor(cursor: string, sort: readonly string[]): SqlValue[] {
  const parsed = parse(cursor)
  const values = sort.some(name => name === 'id' || name === '-id') ? sort.length : sort.length + 1
  if (!Array.isArray(parsed) || parsed[0] !== sort.join(',') || parsed.length !== values + 1 || !parsed.every(plain)) {
    throw new KithError('KITH_CURSOR', 'This cursor does not belong to this list: begin again without `after`.')
  }
  return parsed.slice(1) as SqlValue[]
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function plain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number'
}
