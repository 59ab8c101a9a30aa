import { entity, money, ref, text } from '@kith/sdk'
import { priceList } from './price-list.ts'
import { product } from './product.ts'

/** What one of a product costs in a list. */
export const price = entity('products.price', {
  fields: {
    /** The product's name when it was written: what the price is called. */
    name: text({ max: 200, derived: true }),
    list: ref(priceList, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    product: ref(product, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    price: money({ required: true, min: 0 }),
  },
  unique: [['list', 'product']],
  within: 'list',
})
