import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { openStates } from '../state.ts'
import { dayOf } from '../time/days.ts'
import { briefs } from './brief.ts'

const most = 20

/** One’s day. What others gave one since yesterday's end is fresh: it is what a log-in tells of (R54). */
export const today: Handler<ActivitiesContract, 'today'> = async (ctx, _) => {
  const { actor } = ctx
  const now = ctx.now()
  const { from, to } = dayOf(now, actor.zone)
  // Who came in by a link of the installation is nobody's colleague: he is shown everybody's.
  const open = { ...(actor.kind === 'user' ? { owner: actor.id } : {}), state: { in: openStates } }
  const lateBy = { ...open, late: { lt: now.toISOString() } }
  const [fresh, planned, overdue, late] = await Promise.all([
    ctx.data.list(activity, { where: { ...open, assignedAt: { gte: from } }, sort: ['-assignedAt'], limit: most }),
    ctx.data.list(activity, { where: { ...open, at: { gte: from, lt: to } }, sort: ['at'], limit: most }),
    ctx.data.list(activity, { where: lateBy, sort: ['late'], limit: most }),
    ctx.data.count(activity, lateBy),
  ])
  return {
    fresh: await briefs(ctx, fresh.rows),
    today: (await briefs(ctx, planned.rows)).filter(row => !row.isLate),
    overdue: await briefs(ctx, overdue.rows),
    late: late.count,
  }
}
