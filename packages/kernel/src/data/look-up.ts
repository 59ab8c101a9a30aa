import { columnName } from '../model/columns.ts'
import type { Model } from '../model/model.ts'
import type { Fragment } from './fragment.ts'

/**
 * A condition that only looks records up: `{ email: 'a@b.c' }`, `{ id: { in: […] } }`, and one `any` or `all` of such,
 * on fields that compare exactly. It is right beyond doubt, and its SQL, which is what `compile` gives, takes a
 * twentieth of the time. `undefined` for every other condition, wrong ones among them.
 */
export function lookUp(model: Model, where: unknown): Fragment | undefined {
  const values: string[] = []
  const text = textOf(model, where, values)
  return text === undefined ? undefined : { strings: text.split('?'), values }
}

/** Whether it is such a condition. */
export function looksUp(model: Model, where: unknown): boolean {
  return textOf(model, where, []) !== undefined
}

function textOf(model: Model, where: unknown, values: string[], deeper = true): string | undefined {
  if (typeof where !== 'object' || where === null || Array.isArray(where)) return undefined
  const pieces: string[] = []
  for (const [name, wanted] of Object.entries(where)) {
    const isBranch = name === 'any' || name === 'all'
    const piece = isBranch ? deeper && branches(model, name, wanted, values) : match(model, name, wanted, values)
    if (!piece) return undefined
    pieces.push(piece)
  }
  return join(pieces, ' AND ')
}

function branches(model: Model, word: 'any' | 'all', list: unknown, values: string[]): string | undefined {
  if (!Array.isArray(list)) return undefined
  const pieces: string[] = []
  for (const branch of list) {
    const piece = textOf(model, branch, values, false)
    if (piece === undefined) return undefined
    pieces.push(piece)
  }
  return join(pieces, word === 'any' ? ' OR ' : ' AND ')
}

/** Few enough to be within what a condition may hold. */
const mostValues = 100

function match(model: Model, name: string, wanted: unknown, values: string[]): string | undefined {
  const column = columnOf(model, name)
  const list = typeof wanted === 'string' ? [wanted] : membersOf(wanted)
  if (!column || !list || list.length === 0 || list.length > mostValues) return undefined
  for (const value of list) {
    if (typeof value !== 'string' || value === '' || value.includes('\0') || !value.isWellFormed()) return undefined
    values.push(value)
  }
  return list.length === 1 ? `${column} = ?` : `${column} IN (${list.map(() => '?').join(', ')})`
}

function membersOf(wanted: unknown): readonly unknown[] | undefined {
  if (typeof wanted !== 'object' || wanted === null) return undefined
  const { in: list, ...others } = wanted as { readonly in?: unknown }
  return Array.isArray(list) && Object.keys(others).length === 0 ? list : undefined
}

function columnOf(model: Model, name: string): string | undefined {
  const field = model.fields.get(name)
  const isExact = name === 'id' || field?.compares === 'exact' || field?.compares === 'ref'
  return isExact ? `"${model.table}"."${field?.key.name ?? columnName(name)}"` : undefined
}

function join(pieces: readonly string[], word: string): string | undefined {
  return pieces.length < 2 ? pieces[0] : `(${pieces.join(word)})`
}
