import type { Handler, ReadContext, Where } from '@kith/sdk'
import { type ActivitiesContract, activity, review } from '../contract/index.ts'
import { peopleOf } from '../people/people-of.ts'
import { daysBefore } from '../time/days.ts'
import { briefs } from './brief.ts'
import type { Activity } from './workable.ts'

const most = 50
const pages = 5

export const reviewing: Handler<ActivitiesContract, 'reviewing'> = async (ctx, _) => {
  const mine = await peopleOf(ctx)
  const back = await waitingOf(ctx, { state: 'rejected' }, mine)
  const from = daysBefore(ctx.now(), ctx.settings.reviewDays)
  const done = await waitingOf(ctx, { state: 'done', at: { gte: from } }, mine, rows => unreviewed(ctx, rows))
  return {
    back: await told(ctx, back.slice(0, most)),
    done: await told(ctx, done.slice(0, most)),
    more: back.length > most || done.length > most,
  }
}

/** As far as the caller may see them, of his people only: the latest first, a few more than are shown. */
async function waitingOf(
  ctx: ReadContext<ActivitiesContract>,
  where: Where<(typeof activity)['fields']>,
  mine: (owner: string | null) => boolean,
  keep: (rows: readonly Activity[]) => Promise<readonly Activity[]> = rows => Promise.resolve(rows),
): Promise<readonly Activity[]> {
  const found: Activity[] = []
  let after: string | undefined
  for (let page = 0; page < pages && found.length <= most; page++) {
    const { rows, next } = await ctx.data.list(activity, { where, sort: ['-at'], limit: 200, ...(after && { after }) })
    found.push(...(await keep(rows.filter(({ owner }) => mine(owner)))))
    after = next
    if (after === undefined) break
  }
  return found
}

async function unreviewed(
  ctx: ReadContext<ActivitiesContract>,
  rows: readonly Activity[],
): Promise<readonly Activity[]> {
  if (rows.length === 0) return []
  const where = { activity: { in: rows.map(({ id }) => id) } }
  const known = await ctx.asPlugin.data.groups(review, { by: ['activity'], where, limit: 1000 })
  const reviewed = new Set(known.map(({ values }) => values.activity))
  return rows.filter(({ id }) => !reviewed.has(id))
}

async function told(ctx: ReadContext<ActivitiesContract>, rows: readonly Activity[]) {
  const shown = await briefs(ctx, rows)
  return rows.map(({ feedback, execution, reason, closedAt }, n) => {
    const brief = shown[n] as (typeof shown)[number]
    return { ...brief, feedback: feedback ?? execution, reason, closedAt }
  })
}
