import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, activitiesContract, activity } from '../contract/index.ts'
import { planNext } from '../plan/plan-next.ts'
import { workable } from './workable.ts'

export const complete: Handler<ActivitiesContract, 'complete'> = async (ctx, { id, followUp, ...said }) => {
  const row = await workable(ctx, id)
  const { execution = row.execution, feedback = row.feedback, start = row.start, end = row.end } = said
  const set = { execution: execution || null, feedback: feedback || null, start, end, state: 'done' as const }
  ctx.change.update(activity, id, set, { version: row.version })
  ctx.change.emit(activitiesContract.hooks.completed, { activity: id }, { record: { entity: activity.name, id } })
  return { id, state: 'done', next: followUp ? await planNext(ctx, row, followUp) : null }
}
