import { type AnyTap, isCurrency, reject, tap } from '@kith/sdk'
import { type ProductsContract, priceList } from '../contract/index.ts'

/** A list is in a currency that there is, and ends no earlier than it begins. */
export const checkList: AnyTap<ProductsContract> = tap<ProductsContract>()(priceList.saving, {
  id: 'products.check-list',
  guard: (_ctx, rows) => {
    for (const { after } of rows) {
      if (!isCurrency(after.currency)) {
        return reject(
          'products.currency',
          `There is no currency ${after.currency}: use a code of ISO 4217.`,
          'currency',
        )
      }
      if (after.validTo !== null && after.validTo < after.validFrom) {
        return reject('products.ends_before', 'A price list ends no earlier than it begins.', 'validTo')
      }
    }
    return undefined
  },
})
