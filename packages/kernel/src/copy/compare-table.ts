import { KithError } from '@kith/sdk'
import type { Dialect, Row, SqlValue, TableInfo } from '../dialects/dialect.ts'
import type { Report } from './copy-database.ts'
import { readPage } from './read-page.ts'

export interface CompareOptions {
  readonly source: Dialect
  readonly target: Dialect
  readonly table: TableInfo
  readonly progress: Report
}

const PAGE = 1000

/** Every row of both, in the order of the key. Answers how many there are. Throws `KITH_COPY_DIFFERS` with the first key that differs. */
export async function compareTable({ source, target, table, progress }: CompareOptions): Promise<number> {
  let after: readonly SqlValue[] | undefined
  let rows = 0
  for (;;) {
    const [theirs, ours] = await Promise.all([
      readPage(source, table, after, PAGE),
      readPage(target, table, after, PAGE),
    ])
    const most = Math.max(theirs.rows.length, ours.rows.length)
    for (let i = 0; i < most; i++) {
      if (!same(table, theirs.rows[i], ours.rows[i])) throw differs(table, theirs.rows[i] ?? (ours.rows[i] as Row))
    }
    rows += most
    after = theirs.last
    await progress({ phase: 'compare', table: table.name, rows, total: rows })
    if (most < PAGE) return rows
  }
}

function same({ columns }: TableInfo, one: Row | undefined, other: Row | undefined): boolean {
  return one !== undefined && other !== undefined && columns.every(({ name }) => one[name] === other[name])
}

function differs(table: TableInfo, row: Row): KithError {
  const key = table.columns.filter(column => column.primary).map(column => row[column.name])
  return new KithError(
    'KITH_COPY_DIFFERS',
    `${table.name} ${JSON.stringify(key)} is not the same in both: somebody wrote meanwhile. Stop what writes to the source, empty the target and copy again.`,
    { table: table.name, key },
  )
}
