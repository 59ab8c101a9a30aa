import { copiedWhere } from '../dialects/copied.ts'
import type { Dialect, Row, SqlValue, TableInfo } from '../dialects/dialect.ts'

export interface Page {
  readonly rows: readonly Row[]
  /** The key of the last of them. */
  readonly last: readonly SqlValue[] | undefined
}

/** The rows behind a key, in its order, which is the same on every database: by code point. */
export async function readPage(
  dialect: Dialect,
  table: TableInfo,
  after: readonly SqlValue[] | undefined,
  limit: number,
): Promise<Page> {
  const key = table.columns.filter(column => column.primary).map(column => column.name)
  const names = key.map(name => `"${name}"`).join(', ')
  const behind = after === undefined ? '' : ` and (${names}) > (${key.map(() => '?').join(', ')})`
  const columns = table.columns.map(column => `"${column.name}"`).join(', ')
  const rows = await dialect.all(
    {
      sql: `select ${columns} from "${table.name}" where ${copiedWhere(table)}${behind} order by ${names} limit ${limit}`,
      parameters: after ?? [],
    },
    { deadline: 120_000 },
  )
  const last = rows.at(-1)
  return { rows, last: last && key.map(name => last[name] as SqlValue) }
}
