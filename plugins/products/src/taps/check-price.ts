import { type AnyTap, reject, tap } from '@kith/sdk'
import { type ProductsContract, price, priceList, product } from '../contract/index.ts'

/** A price is in its list's currency, and is called what its product is called. */
export const checkPrice: AnyTap<ProductsContract> = tap<ProductsContract>()(price.saving, {
  id: 'products.check-price',
  shape: async (ctx, rows) => {
    const added = rows.filter(({ verb }) => verb === 'create')
    if (added.length === 0) return undefined
    const names = new Map<string, string>()
    for (let at = 0; at < added.length; at += 200) {
      const ids = added.slice(at, at + 200).map(({ after }) => after.product)
      const page = await ctx.asPlugin.data.list(product, { where: { id: { in: ids } }, limit: 200 })
      for (const { id, name } of page.rows) names.set(id, name)
    }
    return added.flatMap(({ id, after }) => {
      const name = names.get(after.product)
      return name === undefined ? [] : [{ id, set: { name } }]
    })
  },
  guard: async (ctx, rows) => {
    const lists = await ctx.asPlugin.snapshot(priceList)
    for (const { after } of rows) {
      const list = lists.find(({ id }) => id === after.list)
      if (list && list.currency !== after.price.currency) {
        return reject('products.other_currency', `The price list "${list.name}" is in ${list.currency}.`, 'price')
      }
    }
    return undefined
  },
})
