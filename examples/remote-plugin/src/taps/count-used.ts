import { opportunity } from '@kith/plugin-opportunities/contract'
import { type AnyTap, tap } from '@kith/sdk'
import { type CreditContract, limit } from '../contract/index.ts'
import type { Needed } from '../standing.ts'

/** What a customer has bought is added up anew whenever one of its opportunities changed: told twice, it is the same. */
export const countUsed: AnyTap<CreditContract, Needed> = tap<CreditContract, Needed>()(opportunity.saved, {
  id: 'credit.count-used',
  run: async (ctx, { id }) => {
    const { account } = (await ctx.asPlugin.data.get(opportunity, id)) ?? {}
    const own = account && (await ctx.asPlugin.data.first(limit, { where: { account } }))
    if (!own) return
    const [won] = await ctx.asPlugin.data.groups(opportunity, {
      by: [],
      sum: ['amount'],
      where: { account, status: 'won' },
    })
    const amount = won?.sums.amount?.sum ?? 0
    if (amount !== (own.used?.amount ?? 0))
      ctx.change.update(limit, own.id, { used: { amount, currency: ctx.currency, base: amount } })
  },
})
