import { z } from 'zod'
import { entity } from '../entity.ts'
import { anyRef } from '../fields/any-ref.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/** Rows of one table from which somebody's words were taken. */
const record = z.object({ entity: z.string().max(200), id: z.uuid() })
const erasedRows = z.object({ table: z.string(), rows: z.int() })

/**
 * The certificate of an erasure: what was erased by table, and, in codes, what it cannot reach. It holds nothing of the
 * person.
 */
export const erasure = entity('kernel.erasure', {
  label: 'reason',
  fields: {
    record: anyRef({ required: true, fixed: true, index: true }),
    reason: text({ required: true, fixed: true, max: 2000 }),
    erased: json({ shape: z.array(erasedRows), fixed: true }),
    /** Records that were found with the person and left as they were. */
    kept: json({ shape: z.array(record), fixed: true }),
    unreachable: json({ shape: z.array(z.string()), fixed: true }),
  },
})

export const eraseInput = record.extend({
  /** Why: never a name. */
  reason: z.string().min(1).max(2000),
  /** Records that were found with the person and are somebody else's. */
  keep: z.array(record).max(500).optional(),
})
export const eraseOutput = z.object({
  erasure: z.string(),
  records: z.array(z.object({ entity: z.string(), id: z.string() })),
  erased: z.array(erasedRows),
  unreachable: z.array(z.string()),
})
export const personInput = record
export const personOutput = z.object({
  records: z.array(z.object({ entity: z.string(), id: z.string(), label: z.string() })),
})
export const personExportInput = record.extend({ format: z.enum(['json', 'html']).default('json') })
/** A file to keep: its name, its media type and its text. */
export const personExportOutput = z.object({ name: z.string(), type: z.string(), body: z.string() })
export const wasErasedInput = z.object({
  emails: z.array(z.string().max(254)).max(1000).optional(),
  phones: z.array(z.string().max(60)).max(1000).optional(),
})
/** Those among them that belonged to somebody who was erased. */
export const wasErasedOutput = z.object({ emails: z.array(z.string()), phones: z.array(z.string()) })
