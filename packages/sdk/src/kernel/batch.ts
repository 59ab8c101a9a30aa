import { z } from 'zod'
import { entity } from '../entity.ts'
import { choice } from '../fields/choice.ts'
import { integer } from '../fields/integer.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/**
 * Long work, done slice by slice in the name of who asked for it: an import, an export, a hand-over. Each slice is one
 * commit with the next checkpoint, so a process that was killed goes on exactly where it was (ADR 0021).
 */
export const batch = entity('kernel.batch', {
  audit: false,
  label: 'title',
  fields: {
    /** Who knows how to work it off: `kernel.import`. */
    kind: text({ required: true, max: 100, fixed: true }),
    /** What it is about, for a person: a file's name. */
    title: text({ max: 300 }),
    status: choice(['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'], { default: 'waiting' }),
    /** How much is done, of `total` where that is known, in units of the kind: rows, records. */
    progress: integer({ default: 0 }),
    total: integer(),
    /** The checkpoint that the next slice begins from. */
    state: json(),
    /** The number of the next slice: a delivery for another one comes too late. */
    slice: integer({ default: 1 }),
    result: json(),
    error: json({ shape: z.object({ code: z.string(), message: z.string() }) }),
    /** Who asked. A user's rights are read anew for each slice. */
    actor: json({ required: true, fixed: true }),
  },
})
