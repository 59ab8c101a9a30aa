import type { TableSpec } from './ddl.ts'
import type { Row, SqlValue, Step, TableInfo } from './dialect.ts'

/** Tables that each database makes for itself: the search index, the servers at work, a copy's own notes. */
const own: ReadonlySet<string> = new Set(['kernel_search', 'kernel_search_row', 'kernel_server', 'kernel_copy'])

/** Whether a table goes into another database. */
export function isCopied({ name }: TableInfo): boolean {
  return !own.has(name)
}

/** What of a table goes: not that its search index is there. */
export function copiedWhere({ name }: TableInfo): string {
  return name === 'kernel_ledger' ? `"kind" <> 'search'` : 'true'
}

/** The table as another database is to make it, without its indexes; a type of one database alone is kept as text. */
export function specOf({ name, columns, indexes }: TableInfo): TableSpec {
  const unique = new Set(
    indexes.flatMap(i => (i.unique && i.where === undefined && i.columns.length === 1 ? i.columns : [])),
  )
  const primary = columns.filter(column => column.primary).map(column => column.name)
  return {
    name,
    columns: columns.map(column => ({
      name: column.name,
      type: kept(column.type.toLowerCase()),
      notNull: column.notNull && !(column.primary && primary.length === 1),
      ...(unique.has(column.name) && name === 'kernel_delivery' && { unique: true }),
      ...(column.generated && { generated: true }),
    })),
    primary,
    indexes: [],
  }
}

export function insertOf({ name, columns }: TableInfo, row: Row): Step {
  const names = columns.map(column => `"${column.name}"`).join(', ')
  return {
    sql: `insert into "${name}" (${names}) values (${columns.map(() => '?').join(', ')})`,
    parameters: columns.map(column => row[column.name] as SqlValue),
  }
}

function kept(type: string): 'text' | 'integer' | 'real' {
  return type === 'integer' || type === 'real' ? type : 'text'
}
