import { boolean, date, entity, text } from '@kith/sdk'

/** Prices in one currency, in force from a day to a day. Of several that are in force the one that began last counts. */
export const priceList = entity('products.priceList', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    /** ISO 4217; never changes: its prices are in it. */
    currency: text({ required: true, fixed: true, max: 3 }),
    validFrom: date({ required: true }),
    /** The last day; empty for open. */
    validTo: date(),
    active: boolean({ default: true }),
  },
  indexes: [['currency', 'validFrom']],
})
