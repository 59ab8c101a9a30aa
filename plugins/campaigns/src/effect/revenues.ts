import type { ReadContext } from '@kith/sdk'
import { type CampaignsContract, campaign, campaignsContract, type Revenue } from '../contract/index.ts'
import type { Needed } from '../needed.ts'
import type { Tell } from './people.ts'
import type { Period } from './period.ts'

/**
 * What was earned in the period, followed back to the campaigns that it began with (R78, R79): from any payment, through
 * whatever it came from. What began with several is shared among them evenly, so that no amount counts twice.
 */
export async function countRevenues(
  ctx: ReadContext<CampaignsContract, Needed>,
  ids: readonly string[],
  period: Period,
  tell: Tell,
): Promise<void> {
  const items = await ctx.collect(campaignsContract.hooks.revenue, period)
  const within = items.filter(({ day }) => isWithin(day, period))
  const from = [...new Map(within.map(({ origin }) => [origin.id, origin])).values()]
  const reached = await ctx.data.reached('origin', { from, way: 'back', entity: campaign })
  const begun = Map.groupBy(reached, row => row.from)
  const asked = new Set(ids)
  for (const item of within) {
    const campaigns = (begun.get(item.origin.id) ?? []).map(({ values }) => String(values.id)).sort()
    shares(item, campaigns.length).forEach((revenue, at) => {
      const id = campaigns[at]
      if (id !== undefined && asked.has(id)) tell(id, { revenue, deals: 1 })
    })
  }
}

function isWithin(day: string, { from, to }: Period): boolean {
  return (from === null || day >= from) && (to === null || day <= to)
}

/** An amount in so many even parts that add up to it. One without a rate is told in each, and counted in none. */
export function shares(
  { amount }: Pick<Revenue, 'amount'>,
  n: number,
): { readonly sum: number; readonly missing: number }[] {
  const base = amount.base ?? null
  if (base === null) return Array.from({ length: n }, () => ({ sum: 0, missing: 1 }))
  const part = Math.trunc(base / n)
  return Array.from({ length: n }, (_, at) => ({ sum: at === 0 ? base - part * (n - 1) : part, missing: 0 }))
}
