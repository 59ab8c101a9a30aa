import { KithError, type ReadContext, rate, toMinor } from '@kith/sdk'
import type { OpportunitiesContract } from '../contract/index.ts'

/** In which currency a report is read, and by what rate it comes from the organisation's. */
export interface Reading {
  readonly currency: string
  /** So many units of the organisation's currency, `base`, for one; null where the two are the same. */
  readonly rate: { readonly base: string; readonly rate: number; readonly day: string } | null
  /** All that it could be read in. */
  readonly currencies: string[]
  /** Minor units of the organisation's currency in those of the reader's. */
  readonly of: (amount: number) => number
}

/** By the newest rate that is not after today. Throws `opportunities.no_rate` for a currency that has none. */
export async function readingIn(
  ctx: ReadContext<OpportunitiesContract>,
  currency: string = ctx.currency,
): Promise<Reading> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.zone, dateStyle: 'short' }).format(ctx.now())
  const known = new Map<string, { readonly rate: number; readonly day: string }>()
  for (const row of await ctx.asPlugin.snapshot(rate)) {
    const newest = known.get(row.currency)
    if (row.rate > 0 && row.day <= today && (!newest || row.day >= newest.day)) known.set(row.currency, row)
  }
  known.delete(ctx.currency)
  const currencies = [ctx.currency, ...[...known.keys()].sort()]
  if (currency === ctx.currency) return { currency, rate: null, currencies, of: amount => amount }
  const found = known.get(currency)
  if (!found) {
    throw new KithError('opportunities.no_rate', `There is no rate for ${currency}: add one, or read in another.`, {
      currency,
      known: currencies,
    })
  }
  const units = toMinor(1, currency) / toMinor(1, ctx.currency)
  return {
    currency,
    rate: { base: ctx.currency, rate: found.rate, day: found.day },
    currencies,
    of: amount => Math.round((amount / found.rate) * units),
  }
}
