import type { IndexSpec } from '../dialects/ddl.ts'
import type { Model } from '../model/model.ts'
import { tableSpec } from '../schema/spec.ts'

/** What a view says of its records. */
export interface ViewShape {
  readonly filter: Readonly<Record<string, unknown>>
  readonly sort: readonly string[]
}

/** Most fields of an index: each further one costs every write. */
const most = 3

/** More values than these are probably a good part of all. */
const few = 8

/** The columns that a list is served by: those that must equal one value, or one of a few, then the first that it is sorted by. */
export function wantedColumns(model: Model, { filter, sort }: ViewShape): readonly string[] {
  const first = (sort[0] ?? '-createdAt').replace(/^-/, '')
  const tests = Object.entries(filter).filter(([name]) => isColumn(model, name) && name !== first)
  const leading = [isOneValue, isOneOfFew].flatMap(holds => tests.filter(([, test]) => holds(test)))
  const fields = [...leading.map(([name]) => name).slice(0, most - 1), first]
  return fields.map(name => columnOf(model, name)).filter(column => column !== undefined)
}

/** The index that an entity declares for a list, if there is one. */
export function declaredIndex(model: Model, columns: readonly string[]): string | undefined {
  return tableSpec(model).indexes.find(index => index.where === undefined && serves(index.columns, columns))?.name
}

/** An index that the kernel makes for views: shared by all that want the same columns. */
export function viewIndex(model: Model, columns: readonly string[]): IndexSpec {
  return { name: `view_${model.table}_${columns.join('_')}`.slice(0, 63), columns: [...columns, 'id'], unique: false }
}

/** The equal ones may stand in any order, the sort comes behind them. */
function serves(has: readonly string[], wants: readonly string[]): boolean {
  const equal = wants.slice(0, -1)
  const beginning = has.slice(0, equal.length)
  return equal.every(column => beginning.includes(column)) && has[equal.length] === wants.at(-1)
}

function isColumn(model: Model, name: string): boolean {
  const compares = model.fields.get(name)?.compares
  return compares !== undefined && compares !== 'list'
}

function isOneValue(test: unknown): boolean {
  return test === null || typeof test !== 'object' || '$' in test || 'eq' in test
}

function isOneOfFew(test: unknown): boolean {
  const list = typeof test === 'object' && test !== null && 'in' in test ? test.in : undefined
  return Array.isArray(list) && list.length <= few
}

function columnOf(model: Model, name: string): string | undefined {
  if (name === 'id') return 'id'
  return model.fields.get(name)?.key.name ?? model.columns.find(column => column.field === name)?.name
}
