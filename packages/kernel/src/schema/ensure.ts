import { KithError } from '@kith/sdk'
import type { Ddl, TableSpec } from '../dialects/ddl.ts'
import type { Dialect, Statement, TableInfo } from '../dialects/dialect.ts'
import type { OwnTable } from '../dialects/search.ts'

export interface Ensured {
  /** There was no table before. */
  readonly fresh: boolean
  readonly statements: readonly string[]
}

/**
 * Makes the database hold every table, column and index of `specs`. It adds and renames (`was`), and never drops.
 * Throws `KITH_SCHEMA` where what stands there contradicts what should.
 */
export async function ensureSchema(dialect: Dialect, specs: readonly (TableSpec | OwnTable)[]): Promise<Ensured> {
  const { fresh, wanted } = await missingTables(dialect, specs)
  const statements = wanted.flatMap(({ sql }) => sql)
  if (statements.length > 0) await dialect.define(statements.map(statement))
  // An empty table has nothing to be told of.
  const indexed = wanted.filter(({ isThere, sql }) => isThere && sql.some(text => isIndex.test(text)))
  if (indexed.length > 0) await dialect.define(indexed.map(({ name }) => statement(`analyze "${name}"`)))
  return { fresh, statements }
}

interface MissingTables {
  readonly fresh: boolean
  /** What is to be run for each. */
  readonly wanted: readonly { readonly name: string; readonly isThere: boolean; readonly sql: readonly string[] }[]
}

/** What `ensureSchema` would do. Throws what it would. */
export async function missingTables(
  dialect: Dialect,
  specs: readonly (TableSpec | OwnTable)[],
): Promise<MissingTables> {
  const present = new Map((await dialect.schema()).map(table => [table.name, table]))
  if (present.has('kernel_copy')) {
    throw new KithError('KITH_COPY_UNFINISHED', 'This database is an unfinished copy: run kith copy again, it goes on.')
  }
  return {
    fresh: present.size === 0,
    wanted: specs.map(spec => ({
      name: spec.name,
      isThere: present.has(spec.name),
      sql: missing(dialect.ddl, spec, present.get(spec.name)),
    })),
  }
}

/** What is to be run so that a table is as `spec` says. */
function missing(ddl: Ddl, spec: TableSpec | OwnTable, present: TableInfo | undefined): readonly string[] {
  if ('create' in spec) return present ? [] : spec.create
  if (!present) return [ddl.createTable(spec), ...spec.indexes.map(index => ddl.createIndex(spec.name, index))]
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
      statements.push(ddl.renameColumn(spec.name, column.was, column.name))
    } else {
      statements.push(ddl.addColumn(spec.name, column))
    }
  }
  const indexes = new Set(present.indexes.map(index => index.name))
  for (const index of spec.indexes) if (!indexes.has(index.name)) statements.push(ddl.createIndex(spec.name, index))
  return statements
}

const isIndex = /^create (unique )?index/

function statement(sql: string): Statement {
  return { sql, parameters: [] }
}
