import type { ChangeContext, Where } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import type { Activity } from '../operations/workable.ts'

/** The rest waits for the next run. */
const mostInOneRun = 1000

/** All activities for which a condition holds, as the plugin reads them. */
export async function allWhere(
  ctx: ChangeContext<ActivitiesContract>,
  where: Where<(typeof activity)['fields']>,
): Promise<Activity[]> {
  const rows: Activity[] = []
  let after: string | undefined
  do {
    const page = await ctx.asPlugin.data.list(activity, {
      where,
      sort: ['id'],
      limit: 200,
      ...(after ? { after } : {}),
    })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < mostInOneRun)
  return rows
}
