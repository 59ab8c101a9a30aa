import { z } from 'zod'
import { entity } from '../entity.ts'
import { anyRef } from '../fields/any-ref.ts'
import { choice } from '../fields/choice.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

const pointer = z.object({ entity: z.string(), id: z.string(), field: z.string() })
const link = z.object({
  fromEntity: z.string(),
  fromId: z.string(),
  kind: z.string(),
  toEntity: z.string(),
  toId: z.string(),
  at: z.string(),
})

/** What a merge moved, without a word of what anybody typed. */
export const mergeJournal = z.object({
  winner: z.string(),
  losers: z.array(z.string()),
  /** Refs that pointed at a loser. */
  moves: z.array(pointer.extend({ loser: z.string() })),
  /** Links as they were, and as they became; none where the winner had it, or it would lead to itself. */
  links: z.array(z.object({ was: link, became: link.nullable() })),
})

/** Records that were made one. `kept` is what undoing it could not give back, since it was changed meanwhile. */
export const merge = entity('kernel.merge', {
  audit: false,
  label: 'status',
  within: 'into',
  timeline: { on: ['into'] },
  fields: {
    into: anyRef({ required: true, index: true }),
    from: json({ shape: z.array(z.string()), fixed: true }),
    reason: text({ max: 2000, fixed: true }),
    status: choice(['merged', 'undone'], { default: 'merged' }),
    journal: json({ shape: mergeJournal, fixed: true }),
    kept: json({ shape: z.array(pointer) }),
  },
})

const records = {
  entity: z.string().max(200),
  /** The record that stays. */
  into: z.uuid(),
  /** Those that become part of it. */
  from: z.array(z.uuid()).min(1).max(20),
}
export const mergePreviewInput = z.strictObject(records)
export const mergeInput = z.strictObject({
  ...records,
  /** field -> the record whose value stays. Default: what the preview proposes. */
  choose: z.record(z.string(), z.uuid()).optional(),
  reason: z.string().max(2000).optional(),
})

export const mergePreviewOutput = z.object({
  /** Each field in which they differ, with the values side by side. */
  fields: z.array(
    z.object({
      field: z.string(),
      values: z.array(z.object({ id: z.string(), value: z.json() })),
      /** Whose value is proposed. */
      proposed: z.string(),
      /** Whether the caller may choose; what its module sets, or is set once, stays the winner's. */
      open: z.boolean(),
      /** No two records may share it: only one of these values can stay. */
      unique: z.boolean(),
    }),
  ),
  /** What will point at the winner instead: exact to 1,000, beyond it `capped`. */
  relations: z.array(z.object({ entity: z.string(), field: z.string(), count: z.int(), capped: z.boolean() })),
})
export const mergeOutput = z.object({ merge: z.string(), entity: z.string(), id: z.string(), moved: z.int() })
export const unmergeInput = z.strictObject({ merge: z.uuid() })
export const unmergeOutput = z.object({ merge: z.string(), restored: z.array(z.string()), kept: z.array(pointer) })

export type MergeJournal = z.output<typeof mergeJournal>
export type MergeInput = z.output<typeof mergeInput>
export type MergePreview = z.output<typeof mergePreviewOutput>
