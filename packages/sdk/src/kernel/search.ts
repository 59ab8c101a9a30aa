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
