import { type Handler, KithError } from '@kith/sdk'
import { type ActivitiesContract, series } from '../contract/index.ts'
import { createActivity } from '../plan/create-activity.ts'
import { occurrences } from '../plan/occurrences.ts'
import { valuesOf } from '../plan/values-of.ts'

export const plan: Handler<ActivitiesContract, 'plan'> = async (ctx, { repeat, ...draft }) => {
  const { values } = await valuesOf(ctx, draft)
  if (repeat === undefined) {
    const id = createActivity(ctx.change, values, draft.with)
    return { id, ids: [id], series: null }
  }
  const from = draft.start ?? draft.due
  if (!from) throw new KithError('activities.no_start', 'What comes again has a start, or a day on which it is due.')
  const zone = ctx.actor.kind === 'user' ? ctx.actor.zone : ctx.zone
  const times = occurrences({ rule: repeat, from, zone, most: ctx.settings.mostInSeries })
  const of = ctx.change.create(series, { subject: draft.subject, rule: repeat, zone, owner: values.owner ?? null })
  const ids = times.map(at => {
    const by = Date.parse(at) - Date.parse(from)
    const moved = {
      start: later(values.start, by),
      end: later(values.end, by),
      due: later(values.due, by),
      series: of,
    }
    return createActivity(ctx.change, { ...values, ...moved }, draft.with)
  })
  return { id: ids[0] as string, ids, series: of }
}

function later(at: string | null | undefined, by: number): string | null {
  return at ? new Date(Date.parse(at) + by).toISOString() : null
}
