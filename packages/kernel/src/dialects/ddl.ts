import type { SqlValue } from './dialect.ts'

export interface IndexSpec {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
  /** The condition of a partial index. */
  readonly where?: string
  /** In the order that `order by` has by itself in the database: for columns that are never empty. */
  readonly plain?: boolean
}

export interface ColumnSpec {
  readonly name: string
  readonly type: 'text' | 'integer' | 'real'
  readonly notNull?: boolean
  readonly unique?: boolean
  /** The database numbers the rows, each higher than those before it. */
  readonly generated?: boolean
  /** The name it had before. */
  readonly was?: string
  /** What rows that are there when it is added hold. */
  readonly fallback?: SqlValue
}

/** A table as it should be, on any database. */
export interface TableSpec {
  readonly name: string
  readonly columns: readonly ColumnSpec[]
  readonly primary: readonly string[]
  /** Rows live in the primary key itself: for narrow tables that are found by nothing else. */
  readonly compact?: boolean
  readonly indexes: readonly IndexSpec[]
}

/** How a database is told what a table should be. */
export interface Ddl {
  createTable(table: TableSpec): string
  /** The column may be empty. */
  addColumn(table: string, column: ColumnSpec): string
  renameColumn(table: string, from: string, to: string): string
  createIndex(table: string, index: IndexSpec): string
  /** Has a `generated` column go on behind the highest number that is there; undefined where it does so by itself. */
  goOn(table: string, column: string): string | undefined
}

/** ` default …` where rows that are there already are to hold something; a definition takes no parameters. */
export function defaultOf({ fallback }: ColumnSpec): string {
  if (fallback === undefined) return ''
  return ` default ${typeof fallback === 'string' ? `'${fallback.replaceAll("'", "''")}'` : String(fallback)}`
}
