import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { Brief, moment } from './inputs.ts'

/** An activity that waits for its manager, with what its owner says of it. */
const Waiting = Brief.extend({
  feedback: z.string().nullable(),
  /** Why it was handed back. */
  reason: z.string().nullable(),
  closedAt: z.string().nullable(),
})

/**
 * What waits for a manager (R56, R64): what his people have handed back, and what they have done within the setting
 * `reviewDays` and nobody has reviewed, the latest first.
 */
export const reviewing = query({
  needs: 'activities.assign',
  input: z.strictObject({}),
  output: z.object({ back: z.array(Waiting), done: z.array(Waiting), more: z.boolean() }),
})

/**
 * What a manager says of what one of his people has done (R64), once; its owner is told. `again` needs a note, and plans the
 * same once more, due when `due` says. Throws `activities.not_done`, `activities.reviewed`, `activities.no_note`.
 */
export const review = mutation({
  needs: 'activities.assign',
  input: z.strictObject({
    id: z.uuid(),
    verdict: z.enum(['good', 'again']).default('good'),
    note: z.string().trim().max(5000).optional(),
    due: moment.optional(),
  }),
  output: z.object({ id: z.string(), review: z.string(), next: z.string().nullable() }),
})
