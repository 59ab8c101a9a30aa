import { KithError } from '@kith/sdk'
import type { Dialect, SqlValue, Statement, TableInfo } from '../dialects/dialect.ts'
import type { IndexSpec, TableSpec } from './spec.ts'

export interface Ensured {
  /** There was no table before. */
  readonly fresh: boolean
  readonly statements: readonly string[]
}

/**
 * Makes the database hold every table, column and index of `specs`. It adds and renames (`was`), and never drops.
 * Throws `KITH_SCHEMA` where what stands there contradicts what should.
 */
export async function ensureSchema(dialect: Dialect, specs: readonly TableSpec[]): Promise<Ensured> {
  const present = new Map((await dialect.schema()).map(table => [table.name, table]))
  const statements = specs.flatMap(spec => missing(spec, present.get(spec.name)))
  if (statements.length > 0) await dialect.define(statements.map(statement))
  if (statements.some(sql => sql.startsWith('create index') || sql.startsWith('create unique'))) {
    await dialect.define([statement('analyze')])
  }
  return { fresh: present.size === 0, statements }
}

/** What is to be run so that a table is as `spec` says. */
function missing(spec: TableSpec, present: TableInfo | undefined): string[] {
  if (!present) return [spec.create, ...spec.indexes.map(index => createIndex(spec.name, index))]
  const columns = new Map(present.columns.map(column => [column.name, column]))
  const statements: string[] = []
  for (const column of spec.columns) {
    const found = columns.get(column.name)
    if (found && found.type.toLowerCase() !== column.type) {
      throw new KithError(
        'KITH_SCHEMA',
        `${spec.name}.${column.name} is ${found.type} in the database and ${column.type} in the plugin: give the field another name, or move the data by a migration.`,
        { table: spec.name, column: column.name },
      )
    }
    if (found) continue
    if (column.was !== undefined && columns.has(column.was)) {
      statements.push(`alter table "${spec.name}" rename column "${column.was}" to "${column.name}"`)
    } else {
      const fallback = column.fallback === undefined ? '' : ` default ${literal(column.fallback)}`
      statements.push(`alter table "${spec.name}" add column "${column.name}" ${column.type}${fallback}`)
    }
  }
  const indexes = new Set(present.indexes.map(index => index.name))
  for (const index of spec.indexes) if (!indexes.has(index.name)) statements.push(createIndex(spec.name, index))
  return statements
}

// A definition takes no parameters.
function literal(value: SqlValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

function createIndex(table: string, index: IndexSpec): string {
  const columns = index.columns.map(name => `"${name}"`).join(', ')
  const where = index.where === undefined ? '' : ` where ${index.where}`
  return `create ${index.unique ? 'unique ' : ''}index "${index.name}" on "${table}" (${columns})${where}`
}

function statement(sql: string): Statement {
  return { sql, parameters: [] }
}
