import { type Job, job } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { activeUser, readPeople } from '../people/people.ts'
import { isClosed } from '../state.ts'
import { readable } from '../time/days.ts'

interface Reminder {
  readonly id: string
  readonly start: string
  readonly reminder: number
}

/** A mail before an appointment (R71), unless it was moved or closed since. */
export const remind: Job<ActivitiesContract> = job<ActivitiesContract>()<Reminder>('activities.remind', {
  run: async (ctx, { id, start, reminder }) => {
    const row = await ctx.asPlugin.data.get(activity, id)
    if (!row || isClosed(row) || row.start !== start || row.reminder !== reminder) return
    const people = await readPeople(ctx)
    const reached = new Set([row.owner, ...(row.participants ?? [])])
    for (const one of reached) {
      const person = activeUser(people, one)
      if (!person) continue
      const { subject, location } = row
      const when = readable(start, person.locale, person.zone)
      const values = { subject, location, when, url: `${ctx.url}/#/activities/${id}` }
      const record = { entity: activity.name, id }
      ctx.change.mail({ template: 'reminder', to: person.email, locale: person.locale, values, record })
    }
  },
})
