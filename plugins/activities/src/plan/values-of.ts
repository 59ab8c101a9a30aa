import { type Create, denied, type ReadContext } from '@kith/sdk'
import type { ActivitiesContract, activity, Draft } from '../contract/index.ts'
import { steers } from '../people/steers.ts'
import { type ActivityType, typeOf } from './type-of.ts'

export type Values = Create<(typeof activity)['fields']>

/** What is stored of a draft. A start without an end lasts as long as its type says. */
export async function valuesOf(
  ctx: ReadContext<ActivitiesContract>,
  draft: Draft,
): Promise<{ readonly values: Values; readonly type: ActivityType }> {
  const type = await typeOf(ctx, draft.type)
  const { with: _, type: __, end, owner, ...rest } = draft
  const own = owner ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null)
  if (!(await steers(ctx, own))) {
    throw denied('activities.assign', `${ctx.actor.id} plans for himself and for his people, not for ${own}.`)
  }
  return { values: { ...rest, type: type.id, end: end ?? endOf(draft, type), owner: own }, type }
}

function endOf({ start, allDay }: Draft, { minutes }: ActivityType): string | null {
  if (!start || allDay || minutes === 0) return null
  return new Date(Date.parse(start) + minutes * 60_000).toISOString()
}
