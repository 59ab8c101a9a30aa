import { type AnyTap, type ChangeContext, type SavingRow, tap } from '@kith/sdk'
import { type ActivitiesContract, activitiesContract, activity } from '../contract/index.ts'
import { activeUser, type People, readPeople, superiorOf } from '../people/people.ts'
import { isClosed } from '../state.ts'
import { readable } from '../time/days.ts'

type Row = SavingRow<(typeof activity)['fields']>
type Context = ChangeContext<ActivitiesContract>

/** Who gets an activity is told (R53, R54), and the manager to whom one is handed back (R56): whoever writes it. */
export const tell: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.saving, {
  id: 'activities.tell',
  after: ['activities.fill'],
  shape: async (ctx, rows) => {
    if (ctx.actor.kind === 'system') return undefined
    const open = rows.filter(row => row.verb !== 'restore' && !isClosed(row.after))
    const given = open.filter(({ after, before }) => after.owner && after.owner !== (before?.owner ?? ctx.actor.id))
    const rejected = open.filter(({ after, before }) => after.state === 'rejected' && before?.state !== 'rejected')
    if (given.length === 0 && rejected.length === 0) return undefined
    const people = await readPeople(ctx)
    for (const row of given) tellOwner(ctx, people, row)
    for (const row of rejected) tellManager(ctx, people, row)
    return undefined
  },
})

function tellOwner(ctx: Context, people: People, { id, after }: Row): void {
  const owner = activeUser(people, after.owner)
  if (!owner || owner.id === ctx.actor.id) return
  const by = people.users.find(user => user.id === ctx.actor.id)
  const record = { entity: activity.name, id }
  const values = {
    ...said(after, owner),
    by: by?.name ?? 'Kith',
    plan: after.plan,
    url: `${ctx.url}/#/activities/${id}`,
  }
  ctx.change.mail({ template: 'assigned', to: owner.email, locale: owner.locale, values, record })
  ctx.change.emit(activitiesContract.hooks.assigned, { activity: id, owner: owner.id, by: by?.id ?? null }, { record })
}

function tellManager(ctx: Context, people: People, { id, after }: Row): void {
  const owner = people.users.find(user => user.id === after.owner)
  const gave = after.assignedBy !== after.owner ? activeUser(people, after.assignedBy) : undefined
  const manager = gave ?? superiorOf(people, after.owner)
  if (!manager) return
  const values = {
    ...said(after, manager),
    owner: owner?.name ?? '',
    reason: after.reason,
    url: `${ctx.url}/#/activities/${id}`,
  }
  const record = { entity: activity.name, id }
  ctx.change.mail({ template: 'rejected', to: manager.email, locale: manager.locale, values, record })
}

function said(after: Row['after'], reader: { readonly locale: string; readonly zone: string }) {
  const at = after.start ?? after.due
  return { subject: after.subject, when: at ? readable(at, reader.locale, reader.zone) : '' }
}
