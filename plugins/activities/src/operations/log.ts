import type { Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { createActivity } from '../plan/create-activity.ts'
import { planNext } from '../plan/plan-next.ts'
import { valuesOf } from '../plan/values-of.ts'

export const log: Handler<ActivitiesContract, 'log'> = async (ctx, { execution, feedback, followUp, ...draft }) => {
  const now = ctx.now().toISOString()
  const { values } = await valuesOf(ctx, draft)
  const start = values.start ?? (values.due ? null : now)
  const end = values.start ? values.end : null
  const said = { execution: execution ?? null, feedback: feedback ?? null }
  const id = createActivity(ctx.change, { ...values, start, end, ...said, state: 'done' }, draft.with)
  const from = { id, type: values.type, about: draft.about ?? null, owner: values.owner ?? null }
  return { id, next: followUp ? await planNext(ctx, from, followUp) : null }
}
