import type { Column } from './column.ts'
import { join, raw, type Sql, sql, tuple } from './sql.ts'
import type { Canonical } from './value.ts'

/** The column is one of the values, or, if asked for, empty. */
export function oneOf(column: Column, values: readonly Canonical[], orEmpty: boolean): Sql {
  const pieces = orEmpty ? [column.empty()] : []
  const [first] = values
  if (first !== undefined && values.length === 1) pieces.unshift(sql`${column.value()} = ${column.parameter(first)}`)
  if (values.length > 1) pieces.unshift(sql`${column.value()} IN ${tuple(values.map(column.parameter))}`)
  return join(pieces, 'OR', 'FALSE')
}

/** The column is none of the values, which an empty one is, unless that is refused too. */
export function noneOf(column: Column, values: readonly Canonical[], norEmpty: boolean): Sql {
  const parameters = values.map(column.parameter)
  if (norEmpty && !values.length) return column.notEmpty()
  if (norEmpty) return sql`(${column.notEmpty()} AND ${column.value()} NOT IN ${tuple(parameters)})`
  if (!values.length) return raw('TRUE')
  if (values.length === 1) return sql`${column.value()} IS DISTINCT FROM ${parameters[0]}`
  return sql`(${column.value()} IS NULL OR ${column.value()} NOT IN ${tuple(parameters)})`
}

/** A list, which is kept as JSON text, has one of the values at least. */
export function hasAny(column: Column, values: readonly Canonical[]): Sql {
  if (!values.length) return raw('FALSE')
  if (column.dialect === 'sqlite')
    return sql`EXISTS (SELECT 1 FROM json_each(${column.value()}) AS kith_item WHERE kith_item.value IN ${tuple(values.map(column.parameter))})`
  const pieces = values.map(value => sql`CAST(${column.value()} AS jsonb) @> to_jsonb(CAST(${value} AS text))`)
  return join(pieces, 'OR', 'FALSE')
}

/** SQLite's LIKE is blind to the case of ASCII letters, and stops at 50,000 bytes: `instr` is neither. */
export function contains(column: Column, part: string): Sql {
  return column.dialect === 'sqlite'
    ? sql`instr(${column.value()}, ${part}) > 0`
    : sql`${column.value()} LIKE ${`%${part.replaceAll(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`
}

/** A range, which an index by code point answers. */
export function startsWith(column: Column, part: string): Sql {
  const end = after(part)
  const from = sql`${column.sorted()} >= ${part}`
  return end ? sql`(${from} AND ${column.sorted()} < ${end})` : from
}

export function endsWith(column: Column, part: string): Sql {
  const length = [...part].length
  return column.dialect === 'sqlite'
    ? sql`substr(${column.value()}, ${-length}) = ${part}`
    : sql`right(${column.value()}, ${length}) = ${part}`
}

/** The first text by code point after all that start with this one; undefined when none is. */
function after(part: string): string | undefined {
  const points = [...part].map(point => point.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
