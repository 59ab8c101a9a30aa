import { type Actor, type Condition, type Cuts, invalid } from '@kith/sdk'
import { type RawBuilder, sql } from 'kysely'
import type { SqlValue } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { asSql } from './fragment.ts'
import { checkWhere, compileWhere } from './where.ts'

/** As many as the days of a year, and some: SQLite reads at most 1,000 terms of one expression. */
const most = 400

/**
 * The number of the greatest cut that a value has reached, -1 where it reached none: said in conditions, so that it compares
 * as lists do on every database. Throws `KITH_INVALID` for cuts that do not rise and for fields that the actor may not read.
 */
export function cutSql(
  kernel: Kernel,
  model: Model,
  actor: Actor,
  { field, cuts }: Cuts,
  path: string,
): RawBuilder<unknown> {
  if (cuts.length === 0 || cuts.length > most || cuts.some((cut, n) => n > 0 && !isLess(cuts[n - 1], cut))) {
    const message = `Between 1 and ${most} cuts of "${field}", each greater than the one before.`
    throw invalid([{ path: `${path}.cuts`, code: 'groups.cuts', message }])
  }
  const sees = kernel.rights.fields(actor, model.name, 'read')
  const holds = (condition: Condition) => asSql(compileWhere(kernel, model, checkWhere(model, condition, sees), actor))
  const below = cuts.map((cut, n) => sql`when ${holds({ [field]: { lt: cut } })} then ${sql.lit(n - 1)}`)
  const none = holds({ [field]: { empty: true } })
  return sql`case when ${none} then -1 ${sql.join(below, sql` `)} else ${sql.lit(cuts.length - 1)} end`
}

/** The cut of that number. */
export function cutAt({ cuts }: Cuts, n: SqlValue | undefined): string | number | null {
  return cuts[Number(n)] ?? null
}

function isLess(one: string | number | undefined, other: string | number): boolean {
  return one !== undefined && typeof one === typeof other && one < other
}
