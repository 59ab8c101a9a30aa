import { type Actor, type Condition, type Count, invalid, type PolicyBranch, type RecordRef, valueIn } from '@kith/sdk'
import { sql } from 'kysely'
import type { Row as SqlRow } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, ModelField, RecordValues } from '../model/model.ts'
import { encodeCursor } from './cursor.ts'
import { joined } from './fragment.ts'
import { countStatement, listStatement } from './list-sql.ts'
import { looksUp } from './look-up.ts'
import { maskColumns, masksFor } from './masks.ts'
import { neededBranches } from './needed-branches.ts'
import { type PlaceInput, placeOf, turned } from './place.ts'
import { selectFrom } from './select.ts'
import { cursorValues, sortKeys } from './sort.ts'
import { splitWalks } from './split-walks.ts'
import { statementOf } from './statement.ts'
import { readWalks, type Walk, type WalkOptions } from './walks.ts'
import { askedFields, compileWhere } from './where.ts'

export interface ReadList extends PlaceInput {
  readonly model: Model
  readonly actor: Actor
  readonly where?: Condition | undefined
  readonly sort?: readonly string[] | undefined
  readonly limit?: number | undefined
}

export interface ReadPage {
  readonly rows: RecordValues[]
  readonly next?: string
  readonly previous?: string
}

const countCap = 1000
/** Records by id that are read in no time. */
const quickIds = 50
const defaultSort = ['-createdAt']

/** One page of the records that the actor may see, in the sort's order, and where its neighbours begin. */
export async function readList(kernel: Kernel, options: ReadList): Promise<ReadPage> {
  const { model, actor, where = {} } = options
  const limit = options.limit ?? 50
  const sort = options.sort && options.sort.length > 0 ? options.sort : defaultSort
  const keys = sortKeys(model, sort, kernel.rights.fields(actor, model.name, 'read'))
  const { backward, after, from } = placeOf(model, sort, options)
  const asked = askedFields(model, where, sort)
  const branches = kernel.rights.branches(actor, model.name, 'read', asked)
  if (branches !== 'all' && branches.length === 0) return { rows: [] }
  const masks = masksFor(kernel, model, actor)
  const [first = ''] = sort
  const order = first.replace(/^-/, '')
  const isPlain = sort.length === 1 && Object.keys(where).length === 0
  const walked = { model, actor, order, isPlain, isNarrow: namesRecord(model, where) }
  const walks = await walksFor(kernel, { ...walked, where, branches })
  const wanted = compileWhere(kernel, model, where, actor)
  const listing = {
    model,
    keys: backward ? turned(keys) : keys,
    limit,
    masks,
    where: from ? joined([wanted, compileWhere(kernel, model, from, actor)], 'and', 'true') : wanted,
    walks: splitWalks(kernel, { model, actor, where, sort }, walks),
    after,
  }
  if (listing.walks.length === 0) return { rows: [] }
  const found = await kernel.dialect.all(listStatement(kernel, listing), { quick: isQuick(model, where) })
  const more = found.length > limit
  const rows = backward ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const page = { rows: rows.map(masks ? masks.decode : model.decode) }
  const [top, bottom] = [rows[0], rows.at(-1)]
  if (!top || !bottom) return from ? await readList(kernel, { ...options, at: undefined, end: true }) : page
  const cursor = (row: SqlRow) => encodeCursor(sort, cursorValues(keys, row))
  const hasPrevious = backward ? more : after !== undefined || (from !== undefined && (await hasBefore(cursor(top))))
  const hasNext = backward ? after !== undefined : more
  return { ...page, ...(hasNext && { next: cursor(bottom) }), ...(hasPrevious && { previous: cursor(top) }) }

  async function hasBefore(before: string): Promise<boolean> {
    return (await readList(kernel, { model, actor, where, sort, limit: 1, before })).rows.length > 0
  }
}

async function walksFor(
  kernel: Kernel,
  {
    where,
    branches,
    ...walked
  }: Omit<WalkOptions, 'branches'> & { readonly where: Condition; readonly branches: readonly PolicyBranch[] | 'all' },
): Promise<readonly Walk[]> {
  const needed = branches === 'all' ? branches : neededBranches(branches, where, walked.actor)
  return needed === 'all' ? [everyRow] : await readWalks(kernel, { ...walked, branches: needed })
}

/** Whether an index leads to what a condition asks for: a few records by id or by an address, not all of a status. */
function isQuick(model: Model, where: Condition): boolean {
  const isOne = (name: string) => name === 'id' || model.fields.get(name)?.kind.searched !== undefined
  return looksUp(model, where) && Object.keys(where).some(isOne)
}

/** Whether a condition is on a ref or an id. */
function namesRecord(model: Model, where: Condition): boolean {
  return Object.keys(where).some(name => name === 'id' || model.fields.get(name)?.compares === 'ref')
}

const everyRow: Walk = { where: { strings: ['true'], values: [] } }

/** Records by id that the actor may see, in no order. A field that is kept from him is not in the record. */
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
  const masks = masksFor(kernel, model, actor)
  const rows: RecordValues[] = []
  for (let i = 0; i < ids.length; i += 500) {
    const query = selectFrom(kernel, { model, actor, ...(options.deleted ? { deleted: true } : {}) })
    if (!query) return []
    const part = ids.slice(i, i + 500)
    const compiled = query
      .selectAll(model.table)
      .select(maskColumns(masks))
      .where(sql.ref(`${model.table}.id`), part.length === 1 ? '=' : 'in', part.length === 1 ? part[0] : part)
      .compile()
    for (const row of await kernel.dialect.all(statementOf(compiled), { quick: ids.length <= quickIds }))
      rows.push(masks ? masks.decode(row) : model.decode(row))
  }
  return rows
}

/** Exact to 1,000 and `capped` beyond: no page pays for counting. */
export async function readCount(kernel: Kernel, options: Pick<ReadList, 'model' | 'actor' | 'where'>): Promise<Count> {
  const { model, actor, where = {} } = options
  const branches = kernel.rights.branches(actor, model.name, 'read', askedFields(model, where))
  const walked = { model, actor, isPlain: Object.keys(where).length === 0, isNarrow: namesRecord(model, where) }
  const walks = await walksFor(kernel, { ...walked, where, branches })
  if (walks.length === 0) return { count: 0, capped: false }
  const statement = countStatement(kernel, {
    model,
    walks,
    where: compileWhere(kernel, model, where, actor),
    limit: countCap + 1,
  })
  const [row] = await kernel.dialect.all(statement)
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
  const sees = kernel.rights.fields(actor, model.name, 'read')
  await Promise.all(
    options.refs.map(async name => {
      const field = sees !== undefined && !sees(name) ? undefined : model.fields.get(name)
      const pointed = field && pointedAt(field, rows)
      if (!pointed) {
        throw invalid([
          { path: 'with', code: 'with.not_a_ref', message: `${model.name}.${name} does not point at records.` },
        ])
      }
      for (const [entity, ids] of pointed) {
        const target = kernel.models.get(entity)
        if (!target) continue
        for (const row of await readMany(kernel, { model: target, actor, ids: [...ids] })) {
          labels[String(row.id)] = String(row[target.entity.label] ?? '')
        }
      }
    }),
  )
  return labels
}

/** The records that a field of these rows points at, by entity; undefined for a field that points at none. */
function pointedAt(
  { name, kind, field }: ModelField,
  rows: readonly RecordValues[],
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const values = rows.flatMap(row => valueIn(row, name) ?? [])
  if (kind.name !== 'anyRef') {
    const { entity } = field.options
    if (typeof entity !== 'string') return undefined
    return new Map([[entity, new Set(values.filter(id => typeof id === 'string'))]])
  }
  const found = new Map<string, Set<string>>()
  for (const { entity, id } of values as unknown as readonly RecordRef[]) {
    found.set(entity, (found.get(entity) ?? new Set()).add(id))
  }
  return found
}
