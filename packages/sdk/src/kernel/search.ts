import { z } from 'zod'
import { mutation, query } from '../operations.ts'

const hit = z.object({
  entity: z.string(),
  id: z.string(),
  label: z.string(),
  stage: z.enum(['exact', 'words', 'near']),
  field: z.string(),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()]).readonly()).readonly(),
})

export const searchOperations = {
  /** How many records one may see with each combination of values of these fields, most first. Counted whole. */
  groups: query({
    needs: 'kernel.search',
    input: z.strictObject({
      entity: z.string().max(200),
      by: z.array(z.string().max(200)).max(3),
      /** Numbers and amounts of money to add up; money in minor units of the organisation's currency. */
      sum: z.array(z.string().max(200)).max(5).optional(),
      where: z.record(z.string(), z.json()).optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          values: z.record(z.string(), z.json()),
          count: z.number(),
          sums: z.record(z.string(), z.object({ sum: z.number(), missing: z.number() })),
        }),
      ),
    }),
  }),
  /** Records of any entity by what somebody types: exact hits first, then the newest. */
  search: query({
    needs: 'kernel.search',
    input: z.strictObject({
      text: z.string().max(200),
      entities: z.array(z.string().max(200)).max(100).optional(),
      limit: z.int().min(1).max(100).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({ hits: z.array(hit).readonly(), next: z.string().optional() }),
  }),
  /** Writes the search index anew from the records: of these entities, or all. Answers the batch that does it. */
  rebuildSearch: mutation({
    needs: 'kernel.maintain',
    input: z.strictObject({ entities: z.array(z.string().max(200)).max(100).optional() }),
    output: z.object({ batch: z.string() }),
  }),
}
