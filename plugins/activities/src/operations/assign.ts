import { denied, type Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { steers } from '../people/steers.ts'
import { give } from './give.ts'

export const assign: Handler<ActivitiesContract, 'assign'> = async (ctx, { id, owner }) => {
  if (!(await steers(ctx, owner))) throw denied('activities.assign', `${owner} is not one of ${ctx.actor.id}’s people.`)
  return await give(ctx, id, owner)
}
