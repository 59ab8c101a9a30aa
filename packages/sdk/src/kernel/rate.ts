import { entity } from '../entity.ts'
import { date } from '../fields/date.ts'
import { decimal } from '../fields/decimal.ts'
import { text } from '../fields/text.ts'

/**
 * What a currency is worth from a day on, until a later one: `rate` units of the organisation's currency (the kernel's
 * setting `currency`) for one of it. What was written keeps the worth that it had then.
 */
export const rate = entity('kernel.rate', {
  label: 'currency',
  fields: {
    /** ISO 4217. */
    currency: text({ required: true, max: 3 }),
    day: date({ required: true }),
    rate: decimal({ required: true, min: 0 }),
  },
  unique: [['currency', 'day']],
  indexes: [['currency', 'day']],
})
