import type { Actor, Condition, Reached, RecordRef } from '@kith/sdk'
import { type RawBuilder, sql } from 'kysely'
import type { Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, ModelField } from '../model/model.ts'
import { asSql } from './fragment.ts'
import { policyFragment } from './policy.ts'
import { addedFields, groupedFields, groupOf, sumColumns } from './read-groups.ts'
import { statementOf } from './statement.ts'
import { askedFields, compileWhere } from './where.ts'

export interface ReadReached {
  readonly model: Model
  readonly actor: Actor
  readonly kind: string
  readonly from: readonly RecordRef[]
  /** `back`: from the younger record to what it came from. `on`: to all that came of it. */
  readonly way: 'back' | 'on'
  /** Fields to tell apart by; `id` is each record for itself. */
  readonly by: readonly string[]
  readonly sum?: readonly string[]
  readonly where?: Condition | undefined
}

/** So many beginnings stand in one statement. */
const atOnce = 500

/**
 * The records of an entity that chains of links reach, however long, for each record that they begin at: as many as the
 * actor may see with each combination of values. A chain goes on through what he may not see and through what is deleted
 * (ADR 0038). Throws `KITH_INVALID` for fields that he may not read.
 */
export async function readReached(kernel: Kernel, options: ReadReached): Promise<readonly Reached[]> {
  const { model, actor, by, sum = [], where = {} } = options
  const named = by.filter(name => name !== 'id')
  const fields = groupedFields(kernel, model, actor, named)
  const added = addedFields(kernel, model, actor, sum)
  const asked = [...new Set([...named, ...sum, ...askedFields(model, where)])]
  const seen = policyFragment(kernel, model, 'read', actor, { fields: asked, all: true })
  if (seen === undefined) return []
  const rows: Reached[] = []
  const roots = [...new Set(options.from.map(({ id }) => id))]
  for (let at = 0; at < roots.length; at += atOnce) {
    const statement = reachedStatement(kernel, options, roots.slice(at, at + atOnce), { fields, added, seen })
    for (const row of await kernel.dialect.all(statement)) {
      const group = groupOf(row, fields, added)
      const values = by.includes('id') ? { id: String(row.kith_id), ...group.values } : group.values
      rows.push({ ...group, values, from: String(row.kith_root) })
    }
  }
  return rows
}

interface Wanted {
  readonly fields: readonly ModelField[]
  readonly added: readonly ModelField[]
  readonly seen: Exclude<ReturnType<typeof policyFragment>, undefined>
}

/** One recursive walk. `union` leaves out what was reached before, so that a circle ends. */
function reachedStatement(
  kernel: Kernel,
  { model, actor, kind, way, by, where = {} }: ReadReached,
  roots: readonly string[],
  { fields, added, seen }: Wanted,
): Statement {
  const [near, far] = way === 'back' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
  const [here, there] = [sql.ref(`kith_link.${near}`), sql.ref(`kith_link.${far}`)]
  const id = sql.ref(`${model.table}.id`)
  const root = sql.ref('kith_reached.root')
  const keys: RawBuilder<unknown>[] = [
    root,
    ...(by.includes('id') ? [id] : []),
    ...fields.map(({ columns: [first] }) => sql.ref(`${model.table}.${first?.name ?? ''}`)),
  ]
  const selected: RawBuilder<unknown>[] = [
    sql`${root} as "kith_root"`,
    ...(by.includes('id') ? [sql`${id} as "kith_id"`] : []),
    ...fields.map(({ columns: [first] }) => sql.ref(`${model.table}.${first?.name ?? ''}`)),
    sql`count(*) as "count"`,
    ...sumColumns(model, added),
  ]
  const alive = sql`${sql.ref(`${model.table}.deleted_at`)} is null and (${asSql(compileWhere(kernel, model, where, actor))})`
  const allowed = seen === 'all' ? sql`` : sql` and (${asSql(seen)})`
  // In SQLite, CROSS JOIN keeps the order: what was reached first, then its links.
  return statementOf(
    sql`with recursive kith_reached(root, id) as (
      select ${here}, ${there} from kernel_link kith_link where kith_link.kind = ${kind} and ${here} in (${sql.join(roots)})
      union
      select ${root}, ${there} from kith_reached cross join kernel_link kith_link
      where ${here} = kith_reached.id and kith_link.kind = ${kind})
    select ${sql.join(selected)} from kith_reached cross join ${sql.table(model.table)}
    where ${id} = kith_reached.id and ${alive}${allowed} group by ${sql.join(keys)} order by ${sql.join(keys)}`.compile(
      kernel.dialect.query,
    ),
  )
}
