import type { Handler } from '@kith/sdk'
import { type ProductsContract, price as priceEntity, priceList } from '../contract/index.ts'

export const price: Handler<ProductsContract, 'price'> = async (ctx, { product, currency, day = today(ctx) }) => {
  const lists = await ctx.asPlugin.snapshot(priceList)
  const inForce = lists
    .filter(list => list.active && list.currency === currency && list.validFrom <= day)
    .filter(list => list.validTo === null || list.validTo >= day)
    .sort((a, b) =>
      a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.createdAt < b.createdAt ? 1 : -1,
    )
  if (inForce.length === 0) return { price: null, list: null }
  const found = await ctx.asPlugin.data.list(priceEntity, {
    where: { product, list: { in: inForce.map(({ id }) => id).slice(0, 200) } },
    limit: 200,
  })
  for (const list of inForce) {
    const row = found.rows.find(one => one.list === list.id)
    if (row) return { price: { amount: row.price.amount, currency: row.price.currency }, list: list.id }
  }
  return { price: null, list: null }
}

function today({ now, zone }: { readonly now: () => Date; readonly zone: string }): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now())
}
