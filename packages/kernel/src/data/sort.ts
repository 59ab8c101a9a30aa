import { invalid } from '@kith/sdk'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Row as SqlRow, SqlValue } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'
import { fieldType, keyColumn, type Sees } from './where.ts'

export interface SortKey {
  readonly column: string
  readonly descending: boolean
}

/** Sort keys with the id at their end; a field that is kept from the actor is none. Empty values come first ascending and last descending, on both databases. */
export function sortKeys(model: Model, sort: readonly string[], sees?: Sees): readonly SortKey[] {
  const keys = sort.map((name, i) => {
    const descending = name.startsWith('-')
    const field = descending ? name.slice(1) : name
    const type = sees && model.fields.has(field) && !sees(field) ? undefined : fieldType(model, field)
    if (type === undefined || type === 'list') {
      throw invalid([
        { path: `sort.${i}`, code: 'sort.unknown_field', message: `${model.name} cannot be sorted by "${field}".` },
      ])
    }
    return { column: keyColumn(model, field), descending }
  })
  if (keys.some(key => key.column === 'id')) return keys
  return [...keys, { column: 'id', descending: keys.at(-1)?.descending ?? false }]
}

export function orderSql(model: Model, keys: readonly SortKey[]): RawBuilder<unknown> {
  return sql.join(
    keys.map(
      key =>
        sql`${sql.ref(`${model.table}.${key.column}`)} ${sql.raw(key.descending ? 'desc nulls last' : 'asc nulls first')}`,
    ),
  )
}

/** The rows behind a cursor: the first key beyond its value, or equal and the next key beyond, and so on. */
export function afterSql(model: Model, keys: readonly SortKey[], values: readonly SqlValue[]): RawBuilder<SqlBool> {
  const alternatives = keys.map((_key, i) => {
    const equal = keys.slice(0, i).map((k, j) => equals(model, k, values[j] ?? null))
    return sql`(${sql.join([...equal, beyond(model, keys[i] as SortKey, values[i] ?? null)], sql` and `)})`
  })
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}

export function cursorValues(keys: readonly SortKey[], row: SqlRow): SqlValue[] {
  return keys.map(key => row[key.column] ?? null)
}

function equals(model: Model, key: SortKey, value: SqlValue): RawBuilder<unknown> {
  const column = sql.ref(`${model.table}.${key.column}`)
  return value === null ? sql`${column} is null` : sql`${column} = ${value}`
}

function beyond(model: Model, key: SortKey, value: SqlValue): RawBuilder<unknown> {
  const column = sql.ref(`${model.table}.${key.column}`)
  if (!key.descending) return value === null ? sql`${column} is not null` : sql`${column} > ${value}`
  return value === null ? sql`1 = 0` : sql`(${column} < ${value} or ${column} is null)`
}
