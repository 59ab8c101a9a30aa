import { z } from 'zod'
import { entity } from '../entity.ts'
import { choice } from '../fields/choice.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/** A change that a tap held back until a person decides. `command` is what to run again, `writes` what it came to. */
export const decision = entity('kernel.decision', {
  fields: {
    operation: text({ required: true, max: 200 }),
    approver: text({ required: true, max: 200 }),
    reason: text({ required: true, max: 2000 }),
    plugin: text({ required: true, max: 60 }),
    tap: text({ required: true, max: 200 }),
    status: choice(['waiting', 'approved', 'rejected'], { default: 'waiting' }),
    command: json({ shape: z.object({ input: z.json(), actor: z.string() }) }),
    writes: json({ shape: z.array(z.json()) }),
  },
})
