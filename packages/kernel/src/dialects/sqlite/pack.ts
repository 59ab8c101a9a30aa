import type { Row, SqlValue } from '../dialect.ts'
import type { Packed } from './protocol.ts'

/** Flattens raw rows, read with safe integers: what a number holds exactly becomes one. */
export function pack(columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Packed {
  const values: SqlValue[] = []
  for (const row of rows) {
    for (const value of row) values.push(typeof value === 'bigint' ? exact(value) : value)
  }
  return [columns, values]
}

export function unpack([columns, values]: Packed): Row[] {
  const rows: Row[] = []
  const width = columns.length
  for (let at = 0; at < values.length; at += width) {
    const row: Row = {}
    for (let index = 0; index < width; index++) row[columns[index] as string] = values[at + index] as SqlValue
    rows.push(row)
  }
  return rows
}

function exact(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}
