import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { workable } from './workable.ts'

export const cancel: Handler<ActivitiesContract, 'cancel'> = async (ctx, { id, reason }) => {
  const row = await workable(ctx, id)
  ctx.change.update(activity, id, { state: 'cancelled', reason: reason ?? row.reason }, { version: row.version })
  return { id, state: 'cancelled' }
}
