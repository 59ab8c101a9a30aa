import { z } from 'zod'
import { entity } from '../entity.ts'
import { anyRef } from '../fields/any-ref.ts'
import { integer } from '../fields/integer.ts'
import { text } from '../fields/text.ts'

/**
 * A file that belongs to a record. Whoever reads that record may have it, whoever may update that record adds and removes
 * it (ADR 0026). `hash` is the SHA-256 by which its bytes are kept; what was erased has none.
 */
export const attachment = entity('kernel.attachment', {
  within: 'record',
  timeline: { on: ['record'] },
  fields: {
    name: text({ required: true, fixed: true, max: 255, personal: true }),
    /** The media type that its bytes were found to be of. */
    type: text({ required: true, derived: true, max: 200 }),
    /** In bytes. */
    size: integer({ required: true, derived: true, min: 1 }),
    hash: text({ derived: true, index: true, max: 64, personal: true }),
    record: anyRef({ required: true, fixed: true, index: true }),
  },
})

export const attachmentsInput = z.strictObject({
  entity: z.string().max(200),
  id: z.uuid(),
  limit: z.int().min(1).max(200).optional(),
  after: z.string().max(4000).optional(),
})
export const attachmentsOutput = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      size: z.int(),
      createdAt: z.string(),
      createdBy: z.string().nullable(),
    }),
  ),
  next: z.string().optional(),
  /** Most bytes that are taken of a file. */
  max: z.int(),
})
export const oneAttachment = z.strictObject({ id: z.uuid() })
