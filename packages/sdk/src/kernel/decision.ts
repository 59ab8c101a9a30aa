import { z } from 'zod'
import { entity } from '../entity.ts'
import { choice } from '../fields/choice.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/**
 * A change that a tap held back until a person decides. `command` is what to run again, as whom; `writes` what it came to.
 * Approved, it runs again with the rights that who asked has then; if it came to something else, the approver looks again.
 */
export const decision = entity('kernel.decision', {
  fields: {
    operation: text({ required: true, max: 200 }),
    /** A user's id, or `role:name`. */
    approver: text({ required: true, max: 200 }),
    reason: text({ required: true, max: 2000 }),
    plugin: text({ required: true, max: 60 }),
    tap: text({ required: true, max: 200 }),
    status: choice(['waiting', 'approved', 'rejected'], { default: 'waiting' }),
    /** Who asked, by the actor's id. */
    requester: text({ max: 200 }),
    /** Who decided, and what he said. */
    decidedBy: text({ max: 200 }),
    comment: text({ multiline: true, max: 2000 }),
    /** Ids of taps that have been answered before: several holds are decided one after another. */
    answered: json({ shape: z.array(z.string()), default: [] as string[] }),
    command: json({ shape: z.object({ input: z.json(), actor: z.string(), as: z.json().optional() }) }),
    writes: json({ shape: z.array(z.json()) }),
  },
})
