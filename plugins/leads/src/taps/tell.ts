import { type AnyTap, tap, user } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'

/** Who gets a lead is told by mail, in the commit that gives it to him; nobody is told of what he took himself. */
export const tellOwner: AnyTap<LeadsContract> = tap<LeadsContract>()(lead.saving, {
  id: 'leads.tell',
  after: ['leads.assign'],
  shape: async (ctx, rows) => {
    // Nobody waits for what a preset brings.
    if (ctx.actor.kind === 'system') return undefined
    const given = rows.filter(({ after, before }) => after.owner && after.owner !== (before?.owner ?? ctx.actor.id))
    if (given.length === 0) return undefined
    const users = await ctx.asPlugin.snapshot(user)
    for (const { id, after } of given) {
      const owner = users.find(user => user.id === after.owner)
      if (!owner || owner.id === ctx.actor.id) continue
      const { name, company, email, phone, message } = after
      const values = { name, company, email, phone, message, owner: owner.name, url: ctx.url }
      ctx.change.mail({
        template: 'assigned',
        to: owner.email,
        locale: owner.locale,
        values,
        record: { entity: lead.name, id },
      })
    }
    return undefined
  },
})
