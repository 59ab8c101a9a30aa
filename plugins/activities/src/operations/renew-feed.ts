import { type Handler, KithError } from '@kith/sdk'
import { type ActivitiesContract, feed } from '../contract/index.ts'
import { addressOf } from '../feed/address.ts'

export const renewFeed: Handler<ActivitiesContract, 'renewFeed'> = async (ctx, _) => {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new KithError('activities.not_a_person', 'Only a person of the team has a calendar.')
  const mine = await ctx.asPlugin.data.first(feed, { where: { user: actor.id } })
  if (!mine) {
    const id = ctx.change.create(feed, { user: actor.id })
    return { url: await addressOf(ctx, { id, serial: 1 }) }
  }
  const serial = mine.serial + 1
  ctx.change.update(feed, mine.id, { serial }, { version: mine.version })
  return { url: await addressOf(ctx, { id: mine.id, serial }) }
}
