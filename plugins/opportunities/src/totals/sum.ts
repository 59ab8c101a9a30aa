import type { AnyContract, Money, ReadContext } from '@kith/sdk'

export type Summed =
  | { readonly total: Money | null }
  /** One of its currencies has no rate. */
  | { readonly noRate: string }
  | { readonly tooLarge: true }

/** What amounts come to: in their currency, or, where they have several, in the organisation's at the rates of today (R41). */
export async function sumOf(
  ctx: Pick<ReadContext<AnyContract>, 'worth' | 'currency'>,
  amounts: readonly Money[],
): Promise<Summed> {
  const [first] = amounts
  if (!first) return { total: null }
  const isOne = amounts.every(({ currency }) => currency === first.currency)
  let total = 0
  for (const { amount, currency } of amounts) {
    const worth = isOne ? amount : await ctx.worth(amount, currency)
    if (worth === null) return { noRate: currency }
    total += worth
    if (total > Number.MAX_SAFE_INTEGER) return { tooLarge: true }
  }
  return { total: { amount: total, currency: isOne ? first.currency : ctx.currency } }
}
