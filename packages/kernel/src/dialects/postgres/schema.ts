import type { ColumnInfo, IndexInfo, Row, Statement, TableInfo } from '../dialect.ts'
import { tablesOf } from '../tables-of.ts'

type All = (statement: Statement) => Promise<Row[]>

/** The tables of the schema that this connection works in, or only one, with the types by the names that the kernel has for them. */
export async function readSchema(all: All, table?: string): Promise<TableInfo[]> {
  const which = table === undefined ? '' : 'and t.relname = ?'
  const parameters = table === undefined ? [] : [table]
  const [columns = [], indexes = []] = await Promise.all(
    [columnsSql, indexesSql].map(sqlOf => all({ sql: sqlOf(which), parameters })),
  )
  return tablesOf(columns, indexes, { column: columnInfo, index: indexInfo })
}

/** The columns of one index, as 'table.column'. */
export async function readIndexColumns(all: All, schema: string, index: string): Promise<string[]> {
  const sql = `
    select t.relname || '.' || a.attname as name
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = i.indrelid
    cross join unnest(i.indkey::int2[]) with ordinality k(attnum, position)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where n.nspname = ? and c.relname = ?
    order by k.position`
  return (await all({ sql, parameters: [schema, index] })).map(row => String(row.name))
}

export async function databaseSize(all: All): Promise<{ size: number }> {
  const [row] = await all({ sql: 'select pg_database_size(current_database()) as size', parameters: [] })
  return { size: Number(row?.size) }
}

/** Indexes whose building was broken off: PostgreSQL keeps them and does not use them. */
export async function unfinishedIndexes(all: All): Promise<string[]> {
  const rows = await all({
    sql: `select c.relname as name ${tables} join pg_index i on i.indrelid = t.oid and not i.indisvalid
      join pg_class c on c.oid = i.indexrelid`,
    parameters: [],
  })
  return rows.map(row => `The index ${String(row.name)} was not finished: drop it, and it is made anew.`)
}

const tables = `
  from pg_class t
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()`

const columnsSql = (which: string) => `
  select t.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "notNull", a.attidentity <> '' as generated,
    exists (select 1 from pg_index p where p.indrelid = t.oid and p.indisprimary and a.attnum = any (p.indkey)) as "primary"
  ${tables}
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where t.relkind in ('r', 'p') ${which}
  order by t.relname collate "C", a.attnum`

/** Without the index of a primary key, and those that were left unfinished. */
const indexesSql = (which: string) => `
  select t.relname as "table", c.relname as name, i.indisunique as "unique",
    (select string_agg(coalesce(
       (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[k - 1]),
       pg_get_indexdef(i.indexrelid, k::integer, true)), chr(10) order by k)
     from generate_series(1, i.indnkeyatts) k) as columns,
    pg_get_expr(i.indpred, i.indrelid) as "where"
  ${tables}
  join pg_index i on i.indrelid = t.oid and not i.indisprimary and i.indisvalid
  join pg_class c on c.oid = i.indexrelid
  where t.relkind in ('r', 'p') ${which}
  order by t.relname collate "C", c.relname collate "C"`

const types: Readonly<Record<string, string>> = {
  bigint: 'integer',
  'double precision': 'real',
  bytea: 'blob',
}

function columnInfo(row: Row): ColumnInfo {
  const type = String(row.type)
  return {
    name: String(row.name),
    type: types[type] ?? type,
    notNull: row.notNull === 1,
    primary: row.primary === 1,
    ...(row.generated === 1 && { generated: true }),
  }
}

function indexInfo(row: Row): IndexInfo {
  return {
    name: String(row.name),
    unique: row.unique === 1,
    columns: String(row.columns)
      .split('\n')
      .map(name => name.replace(/^"(.*)"$/, '$1')),
    ...(row.where !== null && { where: String(row.where) }),
  }
}
