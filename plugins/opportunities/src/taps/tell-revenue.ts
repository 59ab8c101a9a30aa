import { type CampaignsContract, campaignsContract, type Revenue } from '@kith/plugin-campaigns/contract'
import { type AnyTap, type ReadContext, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

/** What was won, on the day on which it was (R78, R79): of the opportunities that the asker may see. */
export const tellRevenue: AnyTap<OpportunitiesContract, CampaignsContract> = tap<
  OpportunitiesContract,
  CampaignsContract
>()(campaignsContract.hooks.revenue, {
  id: 'opportunities.tell-revenue',
  collect: async (ctx, { from, to }) => {
    const found: Revenue[] = []
    let after: string | undefined
    do {
      const page = await ctx.data.list(opportunity, {
        where: { status: 'won', amount: { empty: false }, ...months(from, to) },
        limit: 200,
        ...(after && { after }),
      })
      for (const { id, amount, closedAt } of page.rows) {
        const day = closedAt && dayOf(ctx, closedAt)
        const isWithin = day && (from === null || day >= from) && (to === null || day <= to)
        if (isWithin && amount) found.push({ origin: { entity: opportunity.name, id }, amount, day })
      }
      after = page.next
    } while (after !== undefined)
    return found
  },
})

/** What ended in a month is found by it. */
function months(from: string | null, to: string | null) {
  if (from === null && to === null) return {}
  return { month: { ...(from && { gte: from.slice(0, 7) }), ...(to && { lte: to.slice(0, 7) }) } }
}

function dayOf({ zone }: Pick<ReadContext, 'zone'>, at: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))
}
