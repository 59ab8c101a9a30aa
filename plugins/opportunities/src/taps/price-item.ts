import { type ProductsContract, product, productsContract } from '@kith/plugin-products/contract'
import { type AnyTap, type Money, type SavingRow, tap } from '@kith/sdk'
import { item, type OpportunitiesContract, opportunity } from '../contract/index.ts'
import { lineTotal } from '../totals/line-total.ts'

type Row = SavingRow<(typeof item)['fields']>

/** A line item is called and costs what its product does, unless it says otherwise; its total is reckoned (R41). */
export const priceItem: AnyTap<OpportunitiesContract, ProductsContract> = tap<
  OpportunitiesContract,
  ProductsContract
>()(item.saving, {
  id: 'opportunities.price-item',
  shape: async (ctx, rows) => {
    const patches = []
    const [names, currencies] = [new Map<string, string>(), new Map<string, string>()]
    for (const row of rows) {
      const { after, verb } = row
      if (verb === 'restore') continue
      if (isBare(row) && !currencies.has(after.opportunity)) {
        const of = await ctx.asPlugin.data.get(opportunity, after.opportunity)
        currencies.set(after.opportunity, of?.amount?.currency ?? ctx.currency)
      }
      if (after.product && after.name === null && !names.has(after.product)) {
        names.set(after.product, (await ctx.asPlugin.data.get(product, after.product))?.name ?? '')
      }
      const price = isBare(row)
        ? ((
            await ctx.query(productsContract).price({
              product: String(after.product),
              currency: currencies.get(after.opportunity) ?? ctx.currency,
            })
          ).price ?? null)
        : after.price
      const name = after.name ?? (after.product ? names.get(after.product) || null : null)
      patches.push({ id: row.id, set: { name, price: whole(price), total: whole(totalOf(after, price)) } })
    }
    return patches
  },
})

/** Whether it has no price of its own. */
function isBare({ after }: Row): boolean {
  return after.price === null && after.product !== null
}

function totalOf({ quantity, discount }: Row['after'], price: Money | null): Money | null {
  const amount = price ? lineTotal(quantity, price.amount, discount) : undefined
  return price && amount !== undefined ? { amount, currency: price.currency } : null
}

function whole(money: Money | null): Required<Money> | null {
  return money && { amount: money.amount, currency: money.currency, base: null }
}
