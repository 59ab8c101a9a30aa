import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { workable } from './workable.ts'

export const start: Handler<ActivitiesContract, 'start'> = async (ctx, { id }) => {
  const row = await workable(ctx, id)
  const begun = row.start === null && row.due === null ? { start: ctx.now().toISOString() } : {}
  ctx.change.update(activity, id, { state: 'in-progress', ...begun }, { version: row.version })
  return { id, state: 'in-progress' }
}
