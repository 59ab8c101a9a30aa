import { KithError } from '@kith/sdk'
import { type CompiledQuery, type DatabaseConnection, Kysely, type QueryResult } from 'kysely'
import type { Dialect, Outcome, Row, SqlValue, UntypedDatabase } from './dialect.ts'

/**
 * A query builder that executes what it compiles, for a library that brings its own statements: an insert, update
 * or delete as a program of its own through `commit`, anything else through `all`. It has no transactions (`KITH_DATABASE_TRANSACTION`): one would
 * hold the only write connection for as long as its owner thinks. A refused statement is `KITH_DATABASE_STATEMENT`.
 */
export function executingQuery(dialect: Dialect, onWrite: () => void): Kysely<UntypedDatabase> {
  const compiler = dialect.query.getExecutor()
  const connection: DatabaseConnection = {
    executeQuery: <R>(compiled: CompiledQuery) => execute(dialect, onWrite, compiled) as Promise<QueryResult<R>>,
    streamQuery: () => {
      throw refused('streams no rows')
    },
  }
  return new Kysely<UntypedDatabase>({
    dialect: {
      createAdapter: () => compiler.adapter,
      createQueryCompiler: () => ({ compileQuery: (node, id) => compiler.compileQuery(node, id) }),
      createIntrospector: () => dialect.query.introspection,
      createDriver: () => ({
        init: async () => {},
        destroy: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: () => Promise.reject(refused('has no transactions')),
        commitTransaction: () => Promise.reject(refused('has no transactions')),
        rollbackTransaction: () => Promise.reject(refused('has no transactions')),
      }),
    },
  })
}

const writes: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

async function execute(dialect: Dialect, onWrite: () => void, { query, sql, parameters }: CompiledQuery) {
  const values = parameters.map(encode)
  if (!writes.has(query.kind)) return { rows: await dialect.all({ sql, parameters: values }) }
  const counts = 'returning' in query && query.returning !== undefined
  // Without RETURNING a program does not say how many rows it changed, and Kysely's callers decide by it.
  const step = { sql: counts ? sql : `${sql} returning 1 as "one"`, parameters: values, returns: true }
  const rows = rowsOf(await dialect.commit({ steps: [step] }))
  onWrite()
  return { rows: counts ? rows : [], numAffectedRows: BigInt(rows.length) }
}

function rowsOf(outcome: Outcome): Row[] {
  if (outcome.ok) return outcome.rows[0] ?? []
  const { message, reason, columns = [] } = outcome
  throw new KithError('KITH_DATABASE_STATEMENT', message, { reason, columns })
}

function encode(value: unknown): SqlValue {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? 1 : 0
  return (value ?? null) as SqlValue
}

function refused(why: string): KithError {
  return new KithError(
    'KITH_DATABASE_TRANSACTION',
    `This query builder ${why}: gather what belongs together in a change.`,
  )
}
