import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { workable } from './workable.ts'

export const reject: Handler<ActivitiesContract, 'reject'> = async (ctx, { id, reason }) => {
  const row = await workable(ctx, id)
  ctx.change.update(activity, id, { state: 'rejected', reason }, { version: row.version })
  return { id, state: 'rejected' }
}
