import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { type ConnectionOptions, openForReading } from './connection.ts'
import { messageOf } from './map-error.ts'
import { type IndexSample, type IndexValue, scaled } from './scaled.ts'
import { groupSizes, type Index, indexesOf, quoted, type Table } from './table-indexes.ts'

/** What is taken of a table. */
const most = 20_000

/**
 * What ANALYZE says of rows from all over each table of more than `most`, as if of all of them. They are copied beside the
 * database, into memory, with their indexed columns.
 */
function sample(options: ConnectionOptions): IndexSample[] {
  const connection = openForReading(options)
  try {
    return tablesOf(connection).flatMap(table => sampleOf(connection, table))
  } finally {
    connection.close()
  }
}

function tablesOf(connection: Database): Table[] {
  const rows = connection.pragma('main.table_list') as {
    readonly name: string
    readonly schema: string
    readonly type: string
    readonly wr: number
  }[]
  return rows
    .filter(({ name, schema, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name, wr }) => ({ name, compact: wr === 1 }))
}

function sampleOf(connection: Database, { name, compact }: Table): IndexSample[] {
  const indexes = indexesOf(connection, { name, compact })
  const table = quoted(name)
  const size = sizeOf(connection, table, compact)
  if (size <= most || indexes.length === 0) return []
  copyPart(connection, table, { indexes, compact, step: Math.floor(size / most) })
  for (const index of indexes) {
    connection.exec(`create index temp.${quoted(index.name)} on ${table} (${index.columns.map(quoted).join(', ')})`)
  }
  connection.exec(`analyze temp.${table}`)
  const samples = indexes.flatMap(index => {
    const part = statOf(connection, index)
    if (part === undefined) return []
    const sizes = groupSizes(connection, table, index)
    // Values stand there with a row's number. A compact table has its keys for that, which those of the part are not.
    const values = compact ? [] : valuesOf(connection, index)
    return [{ table: name, index: index.statName, ...scaled({ size, sizes, part, values }) }]
  })
  connection.exec(`drop table temp.${table}`)
  return samples
}

function sizeOf(connection: Database, table: string, compact: boolean): number {
  const few = connection.prepare<[], number>(`select count(*) from (select 1 from main.${table} limit ${most + 1})`)
  const count = few.pluck().get() ?? 0
  if (count <= most) return count
  const all = compact ? 'select count(*)' : 'select max(rowid) - min(rowid)'
  return connection.prepare<[], number>(`${all} from main.${table}`).pluck().get() ?? 0
}

interface Part {
  readonly indexes: readonly Index[]
  readonly compact: boolean
  /** One row of so many. */
  readonly step: number
}

function copyPart(connection: Database, table: string, { indexes, compact, step }: Part): void {
  const columns = [...new Set(indexes.flatMap(index => index.columns))].map(quoted).join(', ')
  // By steps of any length: those of one length would find one weekday only, or none.
  const picked = `with recursive pick(row) as (
      select min(rowid) from main.${table} union all
      select row + 1 + abs(random() % ${2 * step - 1}) from pick where row < (select max(rowid) from main.${table})
    ) select ${columns} from pick cross join main.${table} on main.${table}.rowid = pick.row`
  const filtered = `select ${columns} from main.${table} where abs(random() % ${step}) = 0`
  connection.exec(`create temp table ${table} as ${compact ? filtered : picked}`)
}

function statOf(connection: Database, { name }: Index): string | undefined {
  return connection.prepare<[string], string>('select stat from temp.sqlite_stat1 where idx = ?').pluck().get(name)
}

function valuesOf(connection: Database, { name }: Index): IndexValue[] {
  const sql = 'select neq, nlt, ndlt, sample from temp.sqlite_stat4 where idx = ?'
  return connection.prepare<[string], IndexValue>(sql).all(name)
}

function answer(options: ConnectionOptions): IndexSample[] | string {
  try {
    return sample(options)
  } catch (error) {
    return messageOf(error)
  }
}

parentPort?.postMessage(answer(workerData as ConnectionOptions))
