import type { Model } from '../model/model.ts'
import { type Fragment, joined, wrapped } from './fragment.ts'
import type { Walk } from './walks.ts'

/** Beyond it, a page of somebody's own is soon full along whatever index leads to its conditions. */
const few = 1000

/**
 * Somebody's own records under other conditions: where they are few, all of them are looked at; where they are many, a
 * database chooses the index. Which it is the statement finds out: a database that knows no better takes the index of a
 * status for who owns nothing, and looks at all that have it.
 *
 * @param owned that a row of the table is his
 * @param where what holds of the rows of the walk
 */
export function ownWalks({ table }: Model, owned: Fragment, where: Fragment): readonly Walk[] {
  const count = wrapped(
    `(select count(*) from (select 1 from "${table}" where `,
    owned,
    ` limit ${few + 1}) as "kith_own")`,
  )
  const areFew = wrapped('', count, ` <= ${few}`)
  const areMany = wrapped('', count, ` > ${few}`)
  const all = joined([owned, areFew], 'and', 'true')
  return [
    { driver: wrapped(`select "${table}"."id" as "record" from "${table}" where `, all, ''), where },
    { where: joined([where, areMany], 'and', 'true'), isLed: true },
  ]
}
