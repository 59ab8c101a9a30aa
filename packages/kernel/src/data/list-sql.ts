import { type RawBuilder, sql } from 'kysely'
import type { SqlValue, Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { asSql, type Fragment } from './fragment.ts'
import { type Masks, maskColumns } from './masks.ts'
import { afterSql, orderSql, type SortKey } from './sort.ts'
import { statementOf } from './statement.ts'
import type { Walk } from './walks.ts'

export interface Listing {
  readonly model: Model
  readonly keys: readonly SortKey[]
  readonly limit: number
  readonly masks: Masks | undefined
  readonly where: Fragment
  /** One at least. */
  readonly walks: readonly Walk[]
  /** The sort values behind which the page begins. */
  readonly after: readonly SqlValue[] | undefined
}

/**
 * One page. Several walks are each limited to the page and put together: one condition with OR would have to look at
 * every row for who sees few (docs/adr/0013). The text of a first page is built once for each shape.
 */
export function listStatement(kernel: Kernel, listing: Listing): Statement {
  const { model, keys, limit, masks, where, walks, after } = listing
  const build = () => statementOf((simple(walks) ? onePath(listing) : manyPaths(listing)).compile(kernel.dialect.query))
  if (after !== undefined) return build()
  const parts = [
    ...(masks?.tests ?? []),
    ...walks.flatMap(walk => [...driverOf(walk), walk.where, where, ...gateOf(walk)]),
  ]
  const order = keys.map(key => `${key.column} ${key.descending}`)
  const shape = [
    model.name,
    limit,
    masks?.tests.length,
    ...order,
    ...walks.map(({ driver, gate }) => `${driver ? 'driven' : ''} ${gate ? 'gated' : ''}`),
    ...parts.map(textOf),
  ]
  return {
    sql: kernel.selects.text(shape.join('\n'), () => build().sql),
    parameters: parts.flatMap(part => part.values) as SqlValue[],
  }
}

/** How many there are, up to `limit`. */
export function countStatement(
  kernel: Kernel,
  { model, walks, where, limit }: Pick<Listing, 'model' | 'walks' | 'where' | 'limit'>,
): Statement {
  const ids = union(walks.map(walk => sql`select ${idOf(model)} ${source(model, walk, where)} ${most(walk, limit)}`))
  return statementOf(sql`select count(*) as "count" from (${ids}) as "kith_seen"`.compile(kernel.dialect.query))
}

export interface Grouping extends Pick<Listing, 'model' | 'where' | 'limit'> {
  /** What to tell rows apart by, and the name of it in the answer: one that no column has, or the column's own. */
  readonly keys: readonly { readonly sql: RawBuilder<unknown>; readonly as: string }[]
  /** Columns to add up, and those that tell whether there is something. */
  readonly sums: readonly Summed[]
  /** Numbers with conditions of their own, likewise. */
  readonly measures: readonly { readonly where: Fragment; readonly sum?: Summed | undefined }[]
  /** What the rows fulfil that somebody may see. */
  readonly seen: Fragment | 'all'
}

interface Summed {
  readonly column: string
  readonly given: string
}

/**
 * How many rows have each combination of values, most first. Every row is looked at once: here one condition with OR is
 * what a union of walks is for a page, as databases put several indexes together where there is no order to keep.
 */
export function groupStatement(
  kernel: Kernel,
  { model, keys, sums, measures, seen, where, limit }: Grouping,
): Statement {
  const rows = source(model, { where: seen === 'all' ? { strings: ['true'], values: [] } : seen }, where)
  const named = keys.map(({ sql: value, as }) => sql`${value} as ${sql.ref(as)}`)
  const selected = sql.join([
    ...named,
    sql`count(*) as "count"`,
    ...sumsOf(model, sums),
    ...measures.flatMap((measure, n) => measureColumns(model, measure, n)),
  ])
  // By their place: a value with parameters written twice is not the same to PostgreSQL.
  const places = keys.map((_, n) => sql.lit(n + 1))
  const grouped =
    keys.length === 0 ? sql`` : sql` group by ${sql.join(places)} order by "count" desc, ${sql.join(places)}`
  return statementOf(sql`select ${selected} ${rows}${grouped} limit ${sql.lit(limit)}`.compile(kernel.dialect.query))
}

function measureColumns(model: Model, { where, sum }: Grouping['measures'][number], n: number): RawBuilder<unknown>[] {
  const holds = (value: RawBuilder<unknown>) => sql`case when ${asSql(where)} then ${value} end`
  const count = sql`count(${holds(sql`1`)}) as ${sql.ref(`measure_${n}`)}`
  if (!sum) return [count]
  const [value, given] = [sql.ref(`${model.table}.${sum.column}`), sql.ref(`${model.table}.${sum.given}`)]
  // What is added up as it is given is never missing.
  const missing =
    sum.column === sum.given ? sql.lit(0) : sql`count(case when ${value} is null then ${holds(given)} end)`
  return [
    count,
    sql`coalesce(sum(${holds(value)}), 0) as ${sql.ref(`measure_sum_${n}`)}`,
    sql`${missing} as ${sql.ref(`measure_missing_${n}`)}`,
  ]
}

/** For each field to add up its sum, and how many rows have something in it but nothing to add. */
export function sumsOf(model: Model, sums: Grouping['sums']): RawBuilder<unknown>[] {
  return sums.flatMap(({ column, given }, n) => {
    const [value, other] = [sql.ref(`${model.table}.${column}`), sql.ref(`${model.table}.${given}`)]
    return [
      sql`coalesce(sum(${value}), 0) as ${sql.ref(`sum_${n}`)}`,
      sql`count(${other}) - count(${value}) as ${sql.ref(`missing_${n}`)}`,
    ]
  })
}

function simple(walks: readonly Walk[]): boolean {
  return walks.length === 1 && walks[0]?.driver === undefined && walks[0]?.gate === undefined
}

function onePath({ model, keys, limit, masks, where, walks, after }: Listing): RawBuilder<unknown> {
  return sql`select ${columns(model, masks)} ${source(model, walks[0] as Walk, where)}${behind(model, keys, after)} order by ${orderSql(model, keys)} limit ${sql.lit(limit + 1)}`
}

function manyPaths({ model, keys, limit, masks, where, walks, after }: Listing): RawBuilder<unknown> {
  const order = sql`order by ${orderSql(model, keys)}`
  const ids = union(
    walks.map(
      walk =>
        sql`select ${idOf(model)} ${source(model, walk, where)}${behind(model, keys, after)} ${order} ${most(walk, limit + 1)}`,
    ),
  )
  return sql`select ${columns(model, masks)} from (${ids}) as "kith_seen" cross join ${sql.table(model.table)} where ${idOf(model)} = "kith_seen"."id" ${order} limit ${sql.lit(limit + 1)}`
}

/** A gate as a condition SQLite would look at beside each row: a page of none it does not begin. */
function most({ gate }: Walk, limit: number): RawBuilder<unknown> {
  return gate ? sql`limit case when ${asSql(gate)} then ${sql.lit(limit)} else 0 end` : sql`limit ${sql.lit(limit)}`
}

function source(model: Model, { driver, where: walk }: Walk, where: Fragment): RawBuilder<unknown> {
  const table = sql.table(model.table)
  const alive = sql`${sql.ref(`${model.table}.deleted_at`)} is null and (${asSql(walk)}) and (${asSql(where)})`
  // In SQLite, CROSS JOIN keeps the order: the few ids first.
  return driver
    ? sql`from (${asSql(driver)}) as "kith_few" cross join ${table} where ${idOf(model)} = "kith_few"."record" and ${alive}`
    : sql`from ${table} where ${alive}`
}

function union(selects: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    selects.map((select, i) => sql`select "id" from (${select}) as ${sql.ref(`kith_walk_${i}`)}`),
    sql` union `,
  )
}

function columns(model: Model, masks: Masks | undefined): RawBuilder<unknown> {
  return sql.join([sql`${sql.table(model.table)}.*`, ...maskColumns(masks).map(column => sql`${column}`)])
}

function behind(model: Model, keys: readonly SortKey[], after: readonly SqlValue[] | undefined): RawBuilder<unknown> {
  return after === undefined ? sql`` : sql` and ${afterSql(model, keys, after)}`
}

function idOf(model: Model): RawBuilder<unknown> {
  return sql.ref(`${model.table}.id`)
}

function driverOf({ driver }: Walk): readonly Fragment[] {
  return driver ? [driver] : []
}

function gateOf({ gate }: Walk): readonly Fragment[] {
  return gate ? [gate] : []
}

function textOf(fragment: Fragment): string {
  return fragment.strings.join('?')
}
