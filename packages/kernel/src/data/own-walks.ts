import type { Model } from '../model/model.ts'
import { type Fragment, joined, wrapped } from './fragment.ts'
import type { Walk } from './walks.ts'

/**
 * Somebody's own records under other conditions: where they are few, all of them are looked at; where they are many, a
 * database chooses the index. Which it is the statement finds out: a database that knows no better takes the index of a
 * status for who owns nothing, and looks at all that have it.
 *
 * @param owned that a row of the table is his
 * @param where what holds of the rows of the walk
 * @param few as many are looked at for a page; a page of who has more is soon full along any index
 */
export function ownWalks({ table }: Model, owned: Fragment, where: Fragment, few: number): readonly Walk[] {
  const count = wrapped(
    `(select count(*) from (select 1 from "${table}" where `,
    owned,
    ` limit ${few + 1}) as "kith_own")`,
  )
  const all = joined([owned, wrapped('', count, ` <= ${few}`)], 'and', 'true')
  return [
    { driver: wrapped(`select "${table}"."id" as "record" from "${table}" where `, all, ''), where },
    { where, gate: wrapped('', count, ` > ${few}`), isLed: true },
  ]
}
