import { ConditionError } from './error.ts'
import { raw, type Sql, sql } from './sql.ts'
import type { Condition, FieldType } from './types.ts'
import type { Canonical } from './value.ts'

export type Dialect = 'sqlite' | 'postgres'

/** Where a field is in SQL. */
export interface ColumnRef {
  /** SQL for the value, qualified (`"lead"."score"`) because subqueries stand around it. Never anybody's input. */
  readonly sql: string
  readonly type: FieldType
  /** SQL for the folded text, for type `text`; without it only emptiness can be asked. */
  readonly folded?: string | undefined
  /** For type `ref`: SQL that is TRUE when the record pointed at is as the condition says. */
  readonly via?: ((condition: Condition) => { strings: string[]; values: unknown[] }) | undefined
}

/** A column as one dialect writes it. */
export interface Column {
  readonly ref: ColumnRef
  readonly dialect: Dialect
  /** SQL for an empty value that is not NULL; such a text would be below all others. */
  readonly blank: Sql | undefined
  /** What values compare with. Throws `condition.not_folded`. */
  value(): Sql
  /** What values order by: by code point, whatever the database's collation. */
  sorted(): Sql
  parameter(value: Canonical): Sql
  empty(): Sql
  notEmpty(): Sql
}

export function columnOf(ref: ColumnRef, dialect: Dialect): Column {
  const postgres = dialect === 'postgres'
  const text = ref.type === 'text' || ref.type === 'exact'
  const present = raw((ref.type === 'text' && ref.folded) || ref.sql)
  const blank = text ? raw(`''`) : ref.type === 'list' ? raw(`'[]'`) : undefined
  const value = () => {
    if (ref.type === 'text' && !ref.folded)
      throw new ConditionError(
        'condition.not_folded',
        `${ref.sql} has no folded text to compare; ask only whether it is empty`,
      )
    return present
  }
  return {
    ref,
    dialect,
    blank,
    value,
    sorted: () => (postgres && text ? sql`${value()} COLLATE "C"` : value()),
    parameter: postgres ? postgresParameter : sqliteParameter,
    empty: () => (blank ? sql`(${present} IS NULL OR ${present} = ${blank})` : sql`${present} IS NULL`),
    notEmpty: () => (blank ? sql`${present} <> ${blank}` : sql`${present} IS NOT NULL`),
  }
}

/** SQLite has no booleans: 1 and 0 stand for them on both databases. */
function sqliteParameter(value: Canonical): Sql {
  return sql`${typeof value === 'boolean' ? Number(value) : value}`
}

/** Postgres would read a number as the column's type and refuse 0.5 beside an integer; as bigint it still uses the index. */
function postgresParameter(value: Canonical): Sql {
  if (typeof value !== 'number') return sqliteParameter(value)
  return Number.isSafeInteger(value) ? sql`CAST(${value} AS bigint)` : sql`CAST(${value} AS numeric)`
}
