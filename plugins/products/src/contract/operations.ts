import { query } from '@kith/sdk'
import { z } from 'zod'

/**
 * What a product costs in a currency on a day, by the list in force that began last; null where no list has it. Without a
 * day: today, in the organisation's zone.
 */
export const priceOf = query({
  needs: 'products.price',
  input: z.object({ product: z.uuid(), currency: z.string().regex(/^[A-Z]{3}$/), day: z.iso.date().optional() }),
  output: z.object({
    /** In minor units of the currency. */
    price: z.object({ amount: z.int(), currency: z.string() }).nullable(),
    list: z.string().nullable(),
  }),
})
