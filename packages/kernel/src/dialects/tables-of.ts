import type { ColumnInfo, IndexInfo, Row, TableInfo } from './dialect.ts'

/** Tables from rows of columns and of indexes, each with its table's name as `table`. */
export function tablesOf(
  columns: readonly Row[],
  indexes: readonly Row[],
  info: { readonly column: (row: Row) => ColumnInfo; readonly index: (row: Row) => IndexInfo },
): TableInfo[] {
  const indexesOf = Map.groupBy(indexes, row => String(row.table))
  return [...Map.groupBy(columns, row => String(row.table))].map(([name, rows]) => ({
    name,
    columns: rows.map(info.column),
    indexes: (indexesOf.get(name) ?? []).map(info.index),
  }))
}
