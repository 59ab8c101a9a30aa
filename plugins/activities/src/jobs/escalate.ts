import { type Job, job } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { activeUser, readPeople, superiorOf } from '../people/people.ts'
import { daysBefore, readable } from '../time/days.ts'
import { allWhere } from './pages.ts'

/** What was assigned and neither handed back nor begun in time is told to the superior (R57), once. */
export const escalate: Job<ActivitiesContract> = job<ActivitiesContract>()('activities.escalate', {
  cron: '5 * * * *',
  run: async ctx => {
    const { urgentDays, normalDays } = ctx.settings
    const now = ctx.now()
    const within = (days: number) => ({ assignedAt: { lte: daysBefore(now, days) } })
    const late = [
      ...(urgentDays > 0 ? [{ priority: 'urgent' as const, ...within(urgentDays) }] : []),
      ...(normalDays > 0 ? [{ priority: { ne: 'urgent' as const }, ...within(normalDays) }] : []),
    ]
    if (late.length === 0) return
    const rows = await allWhere(ctx, { state: 'planned', escalatedAt: null, owner: { empty: false }, any: late })
    if (rows.length === 0) return
    const people = await readPeople(ctx)
    for (const row of rows) {
      ctx.change.update(activity, row.id, { escalatedAt: now.toISOString() })
      const superior = superiorOf(people, row.owner)
      if (!superior) continue
      const owner = activeUser(people, row.owner)?.name ?? ''
      const given = readable(row.assignedAt ?? row.createdAt, superior.locale, superior.zone)
      const values = { subject: row.subject, owner, given, url: `${ctx.url}/#/activities/${row.id}` }
      const record = { entity: activity.name, id: row.id }
      ctx.change.mail({ template: 'escalated', to: superior.email, locale: superior.locale, values, record })
    }
  },
})
