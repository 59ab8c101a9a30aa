import { collect } from '@kith/sdk'
import { z } from 'zod'

const day = z.iso.date()

const RevenueQuestion = z.object({
  /** Of these days, both included; null: from the first, to the last. */
  from: day.nullable(),
  to: day.nullable(),
})
export type RevenueQuestion = z.infer<typeof RevenueQuestion>

const Revenue = z.object({
  /** What it was won or paid for: a record whose origin can be followed, as an opportunity, an order or a payment. */
  origin: z.object({ entity: z.string(), id: z.string() }),
  /** As a field of money has it. `base` null or left out: there was no rate. */
  amount: z.object({ amount: z.int(), currency: z.string(), base: z.int().nullable().optional() }),
  day,
})
export type Revenue = z.infer<typeof Revenue>

/** What was earned (R78, R79): whoever sells answers what the asker may see of it. Each amount once, by one of them. */
export const revenue = collect('campaigns.revenues', { input: RevenueQuestion, item: Revenue })
