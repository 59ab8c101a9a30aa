import { z } from 'zod'
import { mutation, query } from '../operations.ts'

/** What the doctor looks at; absent: everything. */
const checkName = z.enum([
  'database',
  'schema',
  'search',
  'timeline',
  'refs',
  'links',
  'shares',
  'versions',
  'deliveries',
  'batches',
  'settings',
  'room',
])

const checks = z.array(checkName).min(1).max(20).optional()

const finding = z.object({
  check: checkName,
  /** What is wrong: `search.missing`. */
  code: z.string(),
  /** The entity, table, field or subscriber that it is about. */
  where: z.string(),
  count: z.int(),
  /** Some of the ids, or what a database says. */
  samples: z.array(z.string()).readonly(),
  /** Whether `mend` puts it right. */
  mends: z.boolean(),
  /** What is wrong and what to do, by locale. */
  text: z.record(z.string(), z.string()),
})
export type Finding = z.infer<typeof finding>

const delivery = z.object({
  id: z.string(),
  subscriber: z.string(),
  /** `entity/id` of what it is about. */
  record: z.string(),
  attempts: z.int(),
  at: z.string(),
  error: z.string().nullable(),
})
/** Of one subscriber, or those named. */
const chosen = z
  .strictObject({ subscriber: z.string().max(200).optional(), ids: z.array(z.uuid()).min(1).max(500).optional() })
  .refine(input => (input.subscriber === undefined) !== (input.ids === undefined), { error: 'delivery.one' })

/** What keeps an installation well. */
export const doctorOperations = {
  /** Reads what is there and says what is wrong with it; changes nothing. */
  doctor: query({
    needs: 'kernel.maintain',
    input: z.strictObject({ checks }),
    output: z.object({ findings: z.array(finding).readonly() }),
  }),
  /** When the last backup was written whole (`backUp`); null: never, or it is not known. */
  lastBackup: query({
    needs: 'kernel.maintain',
    input: z.strictObject({}),
    output: z.object({ at: z.string().nullable() }),
  }),
  /** Makes anew what can be made from records. Answers the batch that does it. */
  mend: mutation({
    needs: 'kernel.maintain',
    input: z.strictObject({ checks }),
    output: z.object({ batch: z.string() }),
  }),
  /** Deliveries that were given up, oldest first: each holds back what is later for its subscriber and record. */
  deadDeliveries: query({
    needs: 'kernel.maintain',
    input: z.strictObject({
      subscriber: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(50),
      after: z.string().max(40).optional(),
    }),
    output: z.object({ rows: z.array(delivery).readonly(), next: z.string().optional() }),
  }),
  /** Tries dead deliveries again, from the first try on. */
  replayDeliveries: mutation({
    needs: 'kernel.maintain',
    input: chosen,
    output: z.object({ deliveries: z.int() }),
  }),
  /** Takes dead deliveries out of the queue for good: what comes after them is made. */
  skipDeliveries: mutation({ needs: 'kernel.maintain', input: chosen, output: z.object({ deliveries: z.int() }) }),
}
