import type { ColumnInfo, IndexInfo, Row, Statement, TableInfo } from '../dialect.ts'
import { tablesOf } from '../tables-of.ts'

/** Tables, virtual ones included, but not those that SQLite or a virtual table keeps for itself; or only one. */
export async function readSchema(all: (statement: Statement) => Promise<Row[]>, table?: string): Promise<TableInfo[]> {
  const tables = table === undefined ? tablesSql : `${tablesSql} AND name = ?`
  const parameters = table === undefined ? [] : [table]
  const [columns = [], indexes = []] = await Promise.all(
    [columnsSql, indexesSql].map(sqlOf => all({ sql: sqlOf(tables), parameters })),
  )
  return tablesOf(columns, indexes, { column: columnInfo, index: indexInfo })
}

const tablesSql = `
  SELECT name FROM pragma_table_list
  WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`

const columnsSql = (tables: string) => `
  SELECT t.name AS "table", c.name, c.type, c."notnull", c.pk,
    c.pk = 1 AND EXISTS (SELECT 1 FROM sqlite_schema s WHERE s.name = t.name AND s.sql LIKE '%autoincrement%') AS generated
  FROM (${tables}) t, pragma_table_xinfo(t.name) c
  WHERE c.hidden <> 1
  ORDER BY t.name, c.cid`

/** Without the index of a primary key, which its columns tell already. */
const indexesSql = (tables: string) => `
  SELECT t.name AS "table", i.name, i."unique", s.sql,
    (SELECT group_concat(coalesce(x.name, ''), char(10) ORDER BY x.seqno)
     FROM pragma_index_xinfo(i.name) x WHERE x.key = 1) AS columns
  FROM (${tables}) t, pragma_index_list(t.name) i
  LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = i.name
  WHERE i.origin <> 'pk'
  ORDER BY t.name, i.name`

function columnInfo(row: Row): ColumnInfo {
  return {
    name: String(row.name),
    type: String(row.type),
    notNull: row.notnull === 1,
    primary: Number(row.pk) > 0,
    ...(row.generated === 1 && { generated: true }),
  }
}

/** Columns by name as SQLite knows them; expressions and the condition only its CREATE INDEX tells. */
function indexInfo(row: Row): IndexInfo {
  const { terms, where } = row.sql === null ? { terms: [] } : parseIndex(String(row.sql))
  const names = String(row.columns).split('\n')
  return {
    name: String(row.name),
    unique: row.unique === 1,
    columns: names.map((name, index) => name || (terms[index] ?? '')),
    ...(where !== undefined && { where }),
  }
}

/** The terms between the outermost parentheses of a CREATE INDEX, and the text after its WHERE. */
export function parseIndex(sql: string): { terms: string[]; where?: string } {
  const terms: string[] = []
  let depth = 0
  let term = ''
  let rest = sql.length
  for (const { 0: token, index } of sql.matchAll(tokens)) {
    if (token === ')' && depth === 1) {
      terms.push(term.trim())
      rest = index + 1
      break
    }
    if (token === ',' && depth === 1) {
      terms.push(term.trim())
      term = ''
      continue
    }
    if (depth > 0) term += token
    if (token === '(') depth += 1
    if (token === ')') depth -= 1
  }
  const where = /^\s*where\s+(.*\S)\s*$/is.exec(sql.slice(rest))?.[1]
  return where === undefined ? { terms } : { terms, where }
}

/** A quoted name or string as a whole, else one character. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|./gs
