import { type ChangeContext, type Job, job, type Row, type user } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import type { Activity } from '../operations/workable.ts'
import { activeUser, branchManagerOf, type People, readPeople, superiorOf } from '../people/people.ts'
import { openStates } from '../state.ts'
import { daysBefore } from '../time/days.ts'
import { allWhere } from './pages.ts'

type Context = ChangeContext<ActivitiesContract>
type User = Row<typeof user>

/**
 * Every morning: what is late, or lies untouched for `idleDays`, is told to its owner and his manager (R58), and what is
 * late to the branch manager (R55): one mail each, with all of them; each activity once.
 */
export const overdue: Job<ActivitiesContract> = job<ActivitiesContract>()('activities.overdue', {
  cron: '0 8 * * *',
  run: async ctx => {
    const now = ctx.now()
    const { idleDays } = ctx.settings
    const late = { late: { lt: now.toISOString() } }
    const idle = idleDays > 0 ? [{ updatedAt: { lt: daysBefore(now, idleDays) } }] : []
    const rows = await allWhere(ctx, {
      state: { in: openStates },
      remindedAt: null,
      owner: { empty: false },
      any: [late, ...idle.map(one => ({ ...one, late: null }))],
    })
    if (rows.length === 0) return
    const people = await readPeople(ctx)
    const told = new Map<string, { readonly person: User; readonly rows: Map<string, Activity> }>()
    for (const row of rows) {
      for (const person of concerned(people, row)) {
        const known = told.get(person.id) ?? { person, rows: new Map() }
        known.rows.set(row.id, row)
        told.set(person.id, known)
      }
      ctx.change.update(activity, row.id, { remindedAt: now.toISOString() })
    }
    for (const { person, rows } of told.values()) remindOf(ctx, people, person, [...rows.values()])
  },
})

function concerned(people: People, row: Activity): readonly User[] {
  const branch = row.late === null ? undefined : branchManagerOf(people, row.owner)
  return [activeUser(people, row.owner), superiorOf(people, row.owner), branch].filter(one => one !== undefined)
}

function remindOf(ctx: Context, people: People, person: User, rows: readonly Activity[]): void {
  const nameOf = (id: string | null) => people.users.find(user => user.id === id)?.name ?? ''
  const lines = rows.slice(0, 50).map(row => `${row.subject} (${nameOf(row.owner)})`)
  const values = { name: person.name, count: rows.length, list: lines.join('\n'), url: `${ctx.url}/#/activities` }
  ctx.change.mail({ template: 'overdue', to: person.email, locale: person.locale, values })
}
