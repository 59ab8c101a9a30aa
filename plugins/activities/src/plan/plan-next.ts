import type { ChangeContext, RecordRef } from '@kith/sdk'
import { type ActivitiesContract, activity, type FollowUp } from '../contract/index.ts'
import { createActivity } from './create-activity.ts'
import { valuesOf } from './values-of.ts'

/** What a follow-up takes over from the activity that it follows. */
interface From {
  readonly id: string
  readonly type: string
  readonly about: RecordRef | null
  readonly owner: string | null
}

/** Plans the activity that comes after another (R61): about the same, the same person's, linked to it. */
export async function planNext(ctx: ChangeContext<ActivitiesContract>, from: From, next: FollowUp): Promise<string> {
  const owner = next.owner ?? from.owner ?? undefined
  const draft = { ...next, type: next.type ?? from.type, about: next.about ?? from.about, ...(owner ? { owner } : {}) }
  const { values } = await valuesOf(ctx, draft)
  const id = createActivity(ctx.change, { ...values, previous: from.id }, next.with)
  ctx.change.link({ entity: activity.name, id }, 'followUp', { entity: activity.name, id: from.id })
  return id
}
