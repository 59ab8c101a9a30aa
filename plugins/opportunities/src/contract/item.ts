import { product } from '@kith/plugin-products/contract'
import { decimal, entity, integer, money, ref, text } from '@kith/sdk'
import { opportunity } from './opportunity.ts'

/** A product on an opportunity (R41). Totals are whole minor units. */
export const item = entity('opportunities.item', {
  fields: {
    /** Given by itself: what the product is called. */
    name: text({ max: 200 }),
    opportunity: ref(opportunity, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    product: ref(product, { index: true, onDelete: 'restrict' }),
    quantity: integer({ default: 1, min: 1, max: 1_000_000 }),
    /** Of one. Given by itself: what the product costs today in the opportunity's currency. */
    price: money({ min: 0 }),
    /** Percent. */
    discount: decimal({ default: 0, min: 0, max: 100 }),
    total: money({ derived: true }),
    position: integer({ default: 100 }),
  },
  within: 'opportunity',
  indexes: [['opportunity', 'position']],
})
