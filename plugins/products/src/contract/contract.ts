import { defineContract, type Infer } from '@kith/sdk'
import { priceOf } from './operations.ts'
import { price } from './price.ts'
import { priceList } from './price-list.ts'
import { product } from './product.ts'

const contract = defineContract({
  name: 'products',
  version: '0.1.0',
  main: product,
  entities: { priceLists: priceList, prices: price },
  permissions: { 'products.price': 'Know what a product costs' },
  operations: { price: priceOf },
})

/** Answers under `products` (products), `products.priceLists` and `products.prices`. */
export interface ProductsContract extends Infer<typeof contract> {}
export const productsContract: ProductsContract = contract
