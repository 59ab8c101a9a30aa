import type { Handler } from '@kith/sdk'
import { type ActivitiesContract, feed } from '../contract/index.ts'
import { addressOf } from '../feed/address.ts'

export const feedAddress: Handler<ActivitiesContract, 'feedAddress'> = async (ctx, _) => {
  const mine = await ctx.asPlugin.data.first(feed, { where: { user: ctx.actor.id } })
  return { url: mine ? await addressOf(ctx, mine) : null }
}
