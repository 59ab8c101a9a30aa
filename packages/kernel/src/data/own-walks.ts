import type { Model } from '../model/model.ts'
import { type Fragment, wrapped } from './fragment.ts'
import type { Walk } from './walks.ts'

/** What is somebody's, or some people's. */
export interface Owned {
  /** That a row of the table is. */
  readonly owned: Fragment
  /** What holds of the rows of a walk through all that is owned. */
  readonly few: Fragment
  /** What holds of those of a walk along an index that leads to the conditions, or along the page's order. */
  readonly many: Fragment
  /** Whether an index of the owner may lead to them. */
  readonly isLed?: boolean
}

/**
 * What somebody owns, under other conditions: where it is little, all of it is looked at; where it is much, a database
 * chooses the index. Which it is the statement finds out: a database that knows no better takes the index of a status for
 * who owns nothing, and looks at all that have it.
 *
 * @param most as many are looked at for a page; a page of who has more is soon full along any index
 */
export function ownWalks({ table }: Model, { owned, few, many, isLed = false }: Owned, most: number): readonly Walk[] {
  const count = wrapped(
    `(select count(*) from (select 1 from "${table}" where `,
    owned,
    ` limit ${most + 1}) as "kith_own")`,
  )
  const all = wrapped(`select "${table}"."id" as "record" from "${table}" where `, owned, '')
  return [
    { driver: all, where: few, gate: wrapped('', count, ` <= ${most}`) },
    { where: many, gate: wrapped('', count, ` > ${most}`), isLed },
  ]
}
