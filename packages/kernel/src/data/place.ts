import { type Condition, invalid } from '@kith/sdk'
import type { SqlValue } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'
import { decodeCursor } from './cursor.ts'
import type { SortKey } from './sort.ts'
import { checkWhere, fieldType } from './where.ts'

/** Where a page begins: one of them, or none for the first page. */
export interface PlaceInput {
  /** The `next` of the page before. */
  readonly after?: string | undefined
  /** The `previous` of the page behind. */
  readonly before?: string | undefined
  /** The last page. */
  readonly end?: boolean | undefined
  /** The first row at or behind this value of the first sort field. */
  readonly at?: string | number | undefined
}

export interface Place {
  /** Read from the other end: the rows come turned round. */
  readonly backward: boolean
  readonly after: readonly SqlValue[] | undefined
  /** What the first row fulfils beside the list's own condition. */
  readonly from: Condition | undefined
}

const places = ['after', 'before', 'end', 'at'] as const

/** Throws `KITH_INVALID` for more than one place or a value that the field cannot have, `KITH_CURSOR`. */
export function placeOf(model: Model, sort: readonly string[], input: PlaceInput): Place {
  const [, second] = places.filter(name => input[name] !== undefined && input[name] !== false)
  if (second !== undefined) {
    throw invalid([{ path: second, code: 'place', message: `Give one of ${places.join(', ')}.` }])
  }
  const cursor = input.after ?? input.before
  return {
    backward: input.before !== undefined || input.end === true,
    after: cursor === undefined ? undefined : decodeCursor(cursor, sort),
    from: input.at === undefined ? undefined : fromValue(model, sort[0] ?? '', input.at),
  }
}

/** A number may come as a text, as addresses have it, and a text of digits as a number. */
function fitting(model: Model, field: string, value: string | number): string | number {
  const isNumber = fieldType(model, field) === 'number'
  if (isNumber) return typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return String(value)
}

/** Empty values come first ascending and last descending: see `sortKeys`. */
function fromValue(model: Model, sort: string, value: string | number): Condition {
  const field = sort.replace(/^-/, '')
  const bound = fitting(model, field, value)
  const condition: Condition = sort.startsWith('-')
    ? { any: [{ [field]: { lte: bound } }, { [field]: null }] }
    : { [field]: { gte: bound } }
  try {
    return checkWhere(model, condition)
  } catch {
    const message = `${model.name}.${field} cannot have the value ${JSON.stringify(value)}.`
    throw invalid([{ path: 'at', code: 'at', message }])
  }
}

/** The same order from its other end. */
export function turned(keys: readonly SortKey[]): readonly SortKey[] {
  return keys.map(key => ({ ...key, descending: !key.descending }))
}
