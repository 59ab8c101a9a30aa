import { type ChangeContext, type Job, job } from '@kith/sdk'
import { type ActivitiesContract, activitiesContract, activity } from '../contract/index.ts'
import type { Activity } from '../operations/workable.ts'
import { activeUser, type People, readPeople, superiorOf } from '../people/people.ts'
import { openStates } from '../state.ts'
import { daysBefore } from '../time/days.ts'
import { allWhere } from './pages.ts'

type Context = ChangeContext<ActivitiesContract>

/**
 * Nothing came of it in `reassignDays` after the reminder: it goes to whom the taps of `activities.reassigning` name, else
 * it is put before the manager (R58).
 */
export const reassign: Job<ActivitiesContract> = job<ActivitiesContract>()('activities.reassign', {
  cron: '30 7 * * *',
  run: async ctx => {
    const { reassignDays } = ctx.settings
    if (reassignDays === 0) return
    const rows = await allWhere(ctx, {
      state: { in: openStates },
      remindedAt: { lte: daysBefore(ctx.now(), reassignDays) },
      owner: { empty: false },
    })
    if (rows.length === 0) return
    const people = await readPeople(ctx)
    for (const row of rows) await passOn(ctx, people, row)
  },
})

async function passOn(ctx: Context, people: People, row: Activity): Promise<void> {
  const draft = { activity: row.id, from: row.owner, owner: null }
  const { owner } = await ctx.filter(activitiesContract.hooks.reassigning, draft)
  const next = activeUser(people, owner) ?? superiorOf(people, row.owner)
  if (!next || next.id === row.owner) {
    // Nobody is there to take it: it is reminded of again.
    ctx.change.update(activity, row.id, { remindedAt: null })
    return
  }
  const again = row.state === 'rejected' ? { state: 'planned' as const } : {}
  ctx.change.update(activity, row.id, { owner: next.id, ...again })
}
