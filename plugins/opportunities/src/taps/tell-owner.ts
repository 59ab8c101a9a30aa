import { type AnyTap, tap, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

/** Who gets an opportunity is told by mail, in the commit that gives it to him; nobody is told of what he took himself. */
export const tellOwner: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.tell-owner',
  after: ['opportunities.assign'],
  shape: async (ctx, rows) => {
    const given = rows.filter(
      ({ after, before }) => after.owner && after.owner !== before?.owner && after.owner !== ctx.actor.id,
    )
    if (given.length === 0 || given.length > mostTold) return undefined
    const users = await ctx.asPlugin.snapshot(user)
    for (const { id, after } of given) {
      const owner = users.find(user => user.id === after.owner && user.active)
      if (!owner) continue
      ctx.change.mail({
        template: 'assigned',
        to: owner.email,
        locale: owner.locale,
        values: { name: after.name, owner: owner.name, url: ctx.url },
        record: { entity: opportunity.name, id },
      })
    }
    return undefined
  },
})

/** An import of many is seen in the list. */
const mostTold = 20
