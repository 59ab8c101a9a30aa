import type { ColumnType, ColumnValue } from '@kith/sdk'
import type { SqlValue } from '../dialects/dialect.ts'

/** A column's value as a parameter. Booleans are 1 and 0 on both databases. */
export function toSql(value: ColumnValue, type: ColumnType): SqlValue {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return value ? 1 : 0
  return value as SqlValue
}

/** A column's value as it was given. */
export function fromSql(value: SqlValue, type: ColumnType): ColumnValue {
  if (value === null) return null
  if (type === 'boolean') return value === 1 || value === 1n
  if (typeof value === 'bigint') return Number(value)
  return value as ColumnValue
}
