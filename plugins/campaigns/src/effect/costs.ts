import type { ReadContext } from '@kith/sdk'
import { type CampaignsContract, expense } from '../contract/index.ts'
import { days, type Period } from './period.ts'

export interface Cost {
  readonly campaign: string
  /** null: the campaign's own. */
  readonly channel: string | null
  readonly cost: { readonly sum: number; readonly missing: number }
}

// A campaign has a group for each channel that it paid for, and 200 groups are answered at once.
const atOnce = 10

/** What campaigns cost in the period, by channel (R79, R81). */
export async function costsOf(
  ctx: ReadContext<CampaignsContract>,
  ids: readonly string[],
  period: Period,
): Promise<readonly Cost[]> {
  const day = days(period)
  const costs: Cost[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const where = { campaign: { in: ids.slice(at, at + atOnce) }, ...(day && { day }) }
    const groups = await ctx.data.groups(expense, { by: ['campaign', 'channel'], sum: ['amount'], where })
    for (const { values, sums } of groups) {
      const channel = typeof values.channel === 'string' ? values.channel : null
      costs.push({ campaign: String(values.campaign), channel, cost: sums.amount ?? { sum: 0, missing: 0 } })
    }
  }
  return costs
}
