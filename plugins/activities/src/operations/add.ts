import type { Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { createActivity } from '../plan/create-activity.ts'
import { valuesOf } from '../plan/values-of.ts'

export const add: Handler<ActivitiesContract, 'add'> = async (ctx, { account, ...draft }) => {
  const { values } = await valuesOf({ ...ctx, actor: { ...ctx.actor, kind: 'plugin' } }, draft)
  const owner = draft.owner ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null)
  const id = createActivity(ctx.change, { ...values, owner, account: account ?? null, byModule: true }, draft.with)
  return { id }
}
