import { type Actor, type Condition, type Cuts, type Group, invalid, type Measure, type Sum } from '@kith/sdk'
import { type RawBuilder, sql } from 'kysely'
import type { Row as SqlRow } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { fromSql } from '../model/codec.ts'
import type { Model, ModelField } from '../model/model.ts'
import { cutAt, cutSql } from './cuts.ts'
import { groupStatement, sumsOf } from './list-sql.ts'
import { policyFragment } from './policy.ts'
import { askedFields, compileWhere, fieldType } from './where.ts'

export interface ReadGroups {
  readonly model: Model
  readonly actor: Actor
  readonly by: readonly (string | Cuts)[]
  /** Numbers and amounts of money to add up. */
  readonly sum?: readonly string[] | undefined
  readonly where?: Condition | undefined
  readonly measures?: Readonly<Record<string, Measure<Condition>>> | undefined
  /** 1 to 5,000. */
  readonly limit?: number | undefined
}

/** Most groups that are answered unless more are asked for, and that may be. */
const [usual, most] = [200, 5000]

/**
 * How many records the actor may see with each combination of values, and what fields of theirs come to; most first. Counted whole: it costs a look at each
 * row that the condition holds for. Only rows count whose fields he may read, all that are asked for; throws `KITH_INVALID` for others.
 */
export async function readGroups(kernel: Kernel, options: ReadGroups): Promise<readonly Group[]> {
  const { model, actor, by, sum = [], where = {}, measures = {}, limit = usual } = options
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw invalid([{ path: 'limit', code: 'groups.limit', message: `1 to ${most} groups can be asked for.` }])
  }
  const keys = by.map((one, n) => keyOf(kernel, options, one, n))
  const added = addedFields(kernel, model, actor, sum)
  const named = Object.entries(measures).map(([name, { where = {}, sum }]) => ({
    name,
    where,
    sum: sum === undefined ? undefined : addedFields(kernel, model, actor, [sum])[0],
  }))
  const conditions = [where, ...named.map(measure => measure.where)]
  const fields = [
    ...keys.map(key => key.name),
    ...[...added, ...named.flatMap(({ sum }) => sum ?? [])].map(f => f.name),
  ]
  const asked = new Set([
    ...fields.filter(name => model.fields.has(name)),
    ...conditions.flatMap(condition => askedFields(model, condition)),
  ])
  const seen = policyFragment(kernel, model, 'read', actor, { fields: [...asked], all: true })
  if (seen === undefined) return []
  const statement = groupStatement(kernel, {
    model,
    keys,
    sums: added.map(summed),
    measures: named.map(({ where, sum }) => ({
      where: compileWhere(kernel, model, where, actor),
      sum: sum && summed(sum),
    })),
    seen,
    where: compileWhere(kernel, model, where, actor),
    limit,
  })
  const rows = await kernel.dialect.all(statement)
  return rows.map(row => ({
    values: Object.fromEntries(keys.map(key => [key.name, key.read(row)])),
    count: Number(row.count),
    sums: sumsIn(row, added),
    ...(named.length > 0 && { measures: Object.fromEntries(named.map(({ name }, n) => [name, measureIn(row, n)])) }),
  }))
}

interface Key {
  readonly name: string
  readonly sql: RawBuilder<unknown>
  readonly as: string
  readonly read: (row: SqlRow) => unknown
}

function keyOf(kernel: Kernel, { model, actor }: ReadGroups, by: string | Cuts, n: number): Key {
  if (typeof by !== 'string') {
    const as = `kith_cut_${n}`
    const read = (row: SqlRow) => cutAt(by, row[as])
    return { name: by.field, sql: cutSql(kernel, model, actor, by, `by.${n}`), as, read }
  }
  const field = groupedField(kernel, model, actor, by, n)
  const column = field.columns[0]?.name ?? ''
  return { name: by, sql: sql.ref(`${model.table}.${column}`), as: column, read: row => groupValue(field, row) }
}

/** The fields to tell records apart by. Throws `KITH_INVALID` for those that the actor may not read or that cannot serve. */
export function groupedFields(kernel: Kernel, model: Model, actor: Actor, by: readonly string[]): ModelField[] {
  return by.map((name, n) => groupedField(kernel, model, actor, name, n))
}

function groupedField(kernel: Kernel, model: Model, actor: Actor, name: string, n: number): ModelField {
  const sees = kernel.rights.fields(actor, model.name, 'read')
  const field = model.fields.get(name)
  const type = field && (!sees || sees(name)) ? fieldType(model, name) : undefined
  if (field && type !== undefined && type !== 'list') return field
  throw invalid([{ path: `by.${n}`, code: 'groups.field', message: `${model.name} cannot be grouped by "${name}".` }])
}

/** The fields to add up, likewise. */
export function addedFields(kernel: Kernel, model: Model, actor: Actor, sum: readonly string[]): ModelField[] {
  const sees = kernel.rights.fields(actor, model.name, 'read')
  return sum.map((name, n) => {
    const field = model.fields.get(name)
    const type = field && (!sees || sees(name)) ? fieldType(model, name) : undefined
    if (field && type === 'number') return field
    throw invalid([{ path: `sum.${n}`, code: 'groups.sum', message: `${model.name}.${name} is nothing to add up.` }])
  })
}

/** A group from a row of a statement that selects `fields` by their columns and `sumColumns`. */
export function groupOf(row: SqlRow, fields: readonly ModelField[], added: readonly ModelField[]): Group {
  return {
    values: Object.fromEntries(fields.map(field => [field.name, groupValue(field, row)])),
    count: Number(row.count),
    sums: sumsIn(row, added),
  }
}

/** What to select for `added`: the sum of what a field is compared by, and how many have something without it. */
export function sumColumns(model: Model, added: readonly ModelField[]): RawBuilder<unknown>[] {
  return sumsOf(model, added.map(summed))
}

function summed({ key, columns: [first] }: ModelField) {
  return { column: key.name, given: first?.name ?? key.name }
}

function sumsIn(row: SqlRow, added: readonly ModelField[]): Readonly<Record<string, Sum>> {
  return Object.fromEntries(
    added.map(({ name }, n) => [name, { sum: Number(row[`sum_${n}`]), missing: Number(row[`missing_${n}`]) }]),
  )
}

function measureIn(row: SqlRow, n: number): Sum & { readonly count: number } {
  return {
    count: Number(row[`measure_${n}`]),
    sum: Number(row[`measure_sum_${n}`] ?? 0),
    missing: Number(row[`measure_missing_${n}`] ?? 0),
  }
}

/** The value stands in a field's first column; others serve comparisons. */
function groupValue({ kind, field, columns: [column] }: ModelField, row: SqlRow): unknown {
  return column && kind.decode([fromSql(row[column.name] ?? null, column.type)], field)
}
