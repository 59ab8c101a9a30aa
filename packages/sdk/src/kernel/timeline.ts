import { z } from 'zod'

const record = z.object({ entity: z.string(), id: z.string() })
const value = z.json()

export const timelineInput = z.strictObject({
  entity: z.string().max(200),
  id: z.uuid(),
  after: z.string().max(4000).optional(),
  limit: z.int().min(1).max(200).optional(),
})

/** One entry: a change of the record, something that it was linked with, or a record that stands on its timeline. */
const timelineEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('change'),
    id: z.string(),
    at: z.string(),
    /** The record itself, or one that was merged into it. */
    record,
    change: z.string(),
    partOf: record.nullable(),
    version: z.int(),
    verb: z.string(),
    actor: z.string().nullable(),
    plugin: z.string(),
    changes: z.record(z.string(), z.tuple([value, value])),
  }),
  z.object({
    type: z.literal('link'),
    id: z.string(),
    at: z.string(),
    /** The record at the other end. */
    record,
    label: z.string(),
    link: z.string(),
    /** `to`: what this record came from or belongs to; `from`: what came of it. */
    direction: z.enum(['to', 'from']),
  }),
  z.object({ type: z.literal('record'), id: z.string(), at: z.string(), record, label: z.string() }),
])

/** A page may be shorter than asked: what may not be seen is left out. */
export const timelinePage = z.object({ rows: z.array(timelineEntry), next: z.string().optional() })

export type TimelineInput = z.output<typeof timelineInput>
export type TimelineEntry = z.output<typeof timelineEntry>
