import type Database from 'better-sqlite3'
import type { SqlValue } from '../dialect.ts'
import { pack } from './pack.ts'
import type { Calls, Packed } from './protocol.ts'

/** A prepared statement of a worker's connection. */
export interface Prepared {
  readonly reads: boolean
  /** An INSERT, UPDATE or DELETE that is done as a whole or not at all, and counts what it changed. */
  readonly whole: boolean
  /** `packed` only where rows are asked for; `count` is rows changed or returned, of an unasked SELECT at most 1. */
  execute(parameters: readonly SqlValue[], returns: boolean): { readonly count: number; readonly packed?: Packed }
}

/** A worker's statements by number. Prepared on first use, so that a bad one fails only for its own caller. */
export interface Statements {
  learn(calls: Calls): void
  get(statement: number): Prepared
}

export function createStatements(connection: Database.Database): Statements {
  let texts: string[] = []
  let prepared: (Prepared | undefined)[] = []
  return {
    learn({ reset, sql }) {
      if (reset) {
        texts = []
        prepared = []
      }
      texts.push(...sql)
    },
    get(statement) {
      const known = prepared[statement]
      if (known) return known
      const fresh = prepare(connection, texts[statement] as string)
      prepared[statement] = fresh
      return fresh
    },
  }
}

function prepare(connection: Database.Database, sql: string): Prepared {
  if (transactional.test(sql)) throw new Error('A statement may not begin or end a transaction, or attach a database.')
  const statement = connection.prepare<[readonly SqlValue[]], SqlValue[]>(sql)
  const reads = statement.readonly
  const whole = dml.test(sql) && !orFail.test(sql)
  if (!statement.reader) {
    return {
      reads,
      whole,
      execute(parameters, returns) {
        const count = statement.run(parameters).changes
        return returns ? { count, packed: [[], []] } : { count }
      },
    }
  }
  statement.raw().safeIntegers()
  /** Known for sure only after a run: a change of the schema that came in between gives `*` other columns. */
  let columns: readonly string[] = []
  return {
    reads,
    whole,
    execute(parameters, returns) {
      if (returns) {
        const rows = statement.all(parameters)
        if (rows[0] && rows[0].length !== columns.length) columns = statement.columns().map(column => column.name)
        return { count: rows.length, packed: pack(columns, rows) }
      }
      if (reads) return { count: statement.get(parameters) === undefined ? 0 : 1 }
      return { count: statement.run(parameters).changes }
    },
  }
}

const transactional =
  /^\s*(begin|commit|end|rollback|savepoint|release|attach|detach|vacuum)\b|\b(insert|update)\s+or\s+rollback\b/i
const dml = /^\s*(insert|update|delete|replace|with)\b/i
const orFail = /\bor\s+fail\b/i
