import type { Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { planNext } from '../plan/plan-next.ts'
import { seen } from './workable.ts'

export const followUp: Handler<ActivitiesContract, 'followUp'> = async (ctx, { id, ...next }) => {
  const row = await seen(ctx, id)
  return { id: await planNext(ctx, row, next), previous: id }
}
