import { type AnyTap, reject, tap } from '@kith/sdk'
import { type ProductsContract, product } from '../contract/index.ts'

/** A code is what lists and other systems name a product by: without spaces. */
export const checkProduct: AnyTap<ProductsContract> = tap<ProductsContract>()(product.saving, {
  id: 'products.check-product',
  guard: (_ctx, rows) =>
    rows.every(({ after }) => /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(after.code))
      ? undefined
      : reject('products.code', 'A code is letters, digits, ".", "_", "/" and "-".', 'code'),
})
