import { type Actor, type Condition, type Count, invalid } from '@kith/sdk'
import { sql } from 'kysely'
import type { SqlValue, Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { selectFrom } from './select.ts'
import { afterSql, cursorValues, orderSql, sortKeys } from './sort.ts'
import { statementOf } from './statement.ts'
import { asSql, compileWhere, policyFragment } from './where.ts'

export interface ReadList {
  readonly model: Model
  readonly actor: Actor
  readonly where?: Condition | undefined
  readonly sort?: readonly string[] | undefined
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

const countCap = 1000
const defaultSort = ['-createdAt']

/** One page of the records that the actor may see, and where the next one begins. */
export async function readList(kernel: Kernel, options: ReadList): Promise<{ rows: RecordValues[]; next?: string }> {
  const { model } = options
  const limit = options.limit ?? 50
  const sort = options.sort && options.sort.length > 0 ? options.sort : defaultSort
  const statement = listStatement(kernel, options, sort, limit)
  if (!statement) return { rows: [] }
  const found = await kernel.dialect.all(statement)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const page = { rows: rows.map(model.decode) }
  return found.length > limit && last
    ? { ...page, next: encodeCursor(sort, cursorValues(sortKeys(model, sort), last)) }
    : page
}

function listStatement(
  kernel: Kernel,
  { model, actor, where = {}, after }: ReadList,
  sort: readonly string[],
  limit: number,
): Statement | undefined {
  const policy = policyFragment(kernel, model, 'read', actor)
  if (policy === undefined) return undefined
  const wheres = [...(policy === 'all' ? [] : [policy]), compileWhere(kernel, model, where, actor)]
  const build = () => {
    const keys = sortKeys(model, sort)
    let query = kernel.dialect.query.selectFrom(model.table).where(sql.ref(`${model.table}.deleted_at`), 'is', null)
    for (const fragment of wheres) query = query.where(asSql(fragment))
    if (after !== undefined) query = query.where(afterSql(model, keys, decodeCursor(after, sort)))
    return statementOf(
      query
        .selectAll(model.table)
        .orderBy(orderSql(model, keys))
        .limit(sql.lit(limit + 1))
        .compile(),
    )
  }
  if (after !== undefined) return build()
  const shape = [model.name, limit, ...sort, ...wheres.map(fragment => fragment.strings.join('?'))].join('\n')
  const parameters = wheres.flatMap(fragment => fragment.values) as SqlValue[]
  return { sql: kernel.selects.text(shape, () => build().sql), parameters }
}

/** Records by id that the actor may see, in no order. */
export async function readMany(
  kernel: Kernel,
  options: {
    readonly model: Model
    readonly actor: Actor
    readonly ids: readonly string[]
    readonly deleted?: boolean
  },
): Promise<RecordValues[]> {
  const { model, actor, ids } = options
  const rows: RecordValues[] = []
  for (let i = 0; i < ids.length; i += 500) {
    const query = selectFrom(kernel, { model, actor, ...(options.deleted ? { deleted: true } : {}) })
    if (!query) return []
    const part = ids.slice(i, i + 500)
    const compiled = query
      .selectAll(model.table)
      .where(sql.ref(`${model.table}.id`), part.length === 1 ? '=' : 'in', part.length === 1 ? part[0] : part)
      .compile()
    for (const row of await kernel.dialect.all(statementOf(compiled))) rows.push(model.decode(row))
  }
  return rows
}

/** Exact to 1,000 and `capped` beyond: no page pays for counting. */
export async function readCount(kernel: Kernel, options: Pick<ReadList, 'model' | 'actor' | 'where'>): Promise<Count> {
  const query = selectFrom(kernel, options)
  if (!query) return { count: 0, capped: false }
  const inner = query.select(sql<number>`1`.as('one')).limit(sql.lit(countCap + 1))
  const compiled = kernel.dialect.query
    .selectFrom(inner.as('found'))
    .select(sql<number>`count(*)`.as('count'))
    .compile()
  const [row] = await kernel.dialect.all(statementOf(compiled))
  const count = Number(row?.count ?? 0)
  return { count: Math.min(count, countCap), capped: count > countCap }
}

/** id -> label of what the named refs point at, of records that the actor may see. */
export async function readLabels(
  kernel: Kernel,
  options: {
    readonly model: Model
    readonly actor: Actor
    readonly rows: readonly RecordValues[]
    readonly refs: readonly string[]
  },
): Promise<Record<string, string>> {
  const { model, actor, rows } = options
  const labels: Record<string, string> = {}
  await Promise.all(
    options.refs.map(async name => {
      const target = kernel.models.get(String(model.fields.get(name)?.field.options.entity))
      if (!target) {
        throw invalid([
          { path: 'with', code: 'with.not_a_ref', message: `${model.name}.${name} does not point at records.` },
        ])
      }
      const ids = [...new Set(rows.flatMap(row => row[name]).filter(id => typeof id === 'string'))]
      for (const row of await readMany(kernel, { model: target, actor, ids })) {
        labels[String(row.id)] = String(row[target.entity.label] ?? '')
      }
    }),
  )
  return labels
}
