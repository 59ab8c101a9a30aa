import { denied, type Handler, KithError } from '@kith/sdk'
import { type ActivitiesContract, activity, review as record } from '../contract/index.ts'
import { activeUser, readPeople } from '../people/people.ts'
import { peopleOf } from '../people/people-of.ts'
import { planNext } from '../plan/plan-next.ts'
import { seen } from './workable.ts'

export const review: Handler<ActivitiesContract, 'review'> = async (ctx, { id, verdict, note = null, due }) => {
  const row = await seen(ctx, id)
  const mine = await peopleOf(ctx)
  if (!mine(row.owner)) throw denied('activities.assign', `Activity ${id} is not of one of ${ctx.actor.id}’s people.`)
  if (row.state !== 'done') {
    throw new KithError('activities.not_done', `Activity ${id} is ${row.state}: there is nothing to review yet.`, {
      id,
    })
  }
  if (await ctx.asPlugin.data.first(record, { where: { activity: id } })) {
    throw new KithError('activities.reviewed', `Activity ${id} was reviewed already.`, { id })
  }
  if (verdict === 'again' && !note) {
    throw new KithError('activities.no_note', 'Who wants it again says what is missing.', { id })
  }
  // Of two who review it at once, the second is prepared again and sees the first.
  ctx.change.expectNone(record, { activity: id })
  const made = ctx.change.create(record, { activity: id, verdict, note: note || null })
  if (verdict === 'again') {
    // Who gets it is told of it as of whatever is given to him.
    const next = await planNext(ctx, row, { subject: row.subject, ...(due && { due }), ...(note && { plan: note }) })
    return { id, review: made, next }
  }
  const people = await readPeople(ctx)
  const owner = activeUser(people, row.owner)
  if (owner) {
    const by = activeUser(people, ctx.actor.id)?.name ?? 'Kith'
    const values = { subject: row.subject, by, note, url: `${ctx.url}/#/activities/${id}` }
    const told = { to: owner.email, locale: owner.locale, record: { entity: activity.name, id } }
    ctx.change.mail({ template: 'reviewed', ...told, values })
  }
  return { id, review: made, next: null }
}
