import { z } from 'zod'
import { query } from '../operations.ts'

const record = z.object({ entity: z.string(), id: z.string() })
const value = z.json()
const instant = z.iso.datetime({ offset: true })

export const auditInput = z.strictObject({
  /** A person's id, `token`, `system`. */
  actor: z.string().min(1).max(100).optional(),
  entity: z.string().min(1).max(200).optional(),
  verb: z.string().min(1).max(30).optional(),
  /** From this instant on. */
  from: instant.optional(),
  /** Until before this one. */
  to: instant.optional(),
  after: z.string().max(4000).optional(),
  limit: z.int().min(1).max(200).optional(),
})

const auditEntry = z.object({
  id: z.string(),
  change: z.string(),
  at: z.string(),
  record,
  /** What the record is called now; absent where its name is kept from the reader. */
  label: z.string().optional(),
  partOf: record.nullable(),
  version: z.int(),
  verb: z.string(),
  actor: z.string().nullable(),
  plugin: z.string(),
  changes: z.record(z.string(), z.tuple([value, value])),
})

export const auditOperations = {
  /** What was changed of any record, latest first; of each entry only what its reader may see of the record. */
  audit: query({
    needs: 'kernel.audit',
    input: auditInput,
    /** A page may be shorter than asked: what may not be seen is left out. */
    output: z.object({ rows: z.array(auditEntry), next: z.string().optional() }),
  }),
}

export type AuditInput = z.output<typeof auditInput>
export type AuditEntry = z.output<typeof auditEntry>
