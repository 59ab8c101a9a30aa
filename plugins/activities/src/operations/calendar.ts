import { type Handler, invalid } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { briefs } from './brief.ts'
import type { Activity } from './workable.ts'

const most = 1000
const longest = 400 * 86_400_000

export const calendar: Handler<ActivitiesContract, 'calendar'> = async (ctx, { from, to, whose }) => {
  if (!(from < to) || Date.parse(to) - Date.parse(from) > longest) {
    throw invalid([{ path: 'to', code: 'activities.period', message: 'A calendar shows from a day to 400 days.' }])
  }
  const period = {
    any: [
      { at: { gte: from, lt: to } },
      // What began before and goes on.
      { start: { lt: from }, end: { gt: from } },
    ],
  }
  const mine = { any: [{ owner: ctx.actor.id }, { participants: { has: ctx.actor.id } }] }
  const where = { all: whose === 'mine' ? [period, mine] : [period] }
  const rows: Activity[] = []
  let after: string | undefined
  do {
    const page = await ctx.data.list(activity, { where, sort: ['at'], limit: 200, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < most)
  return { rows: await briefs(ctx, rows), more: after !== undefined }
}
