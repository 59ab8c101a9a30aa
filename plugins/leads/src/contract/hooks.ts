import { collect, event, filter } from '@kith/sdk'
import { z } from 'zod'

const ConvertDraft = z.object({
  lead: z.string(),
  /** null: none is made or matched. */
  account: z.object({ id: z.string(), created: z.boolean() }).nullable(),
  contact: z.object({ id: z.string(), created: z.boolean() }).nullable(),
})
export type ConvertDraft = z.infer<typeof ConvertDraft>

/** A lead is about to be converted: a shape tap adds what else comes of it by `ctx.change`. */
export const converting = filter('leads.converting', ConvertDraft)

const ConvertedEvent = z.object({ lead: z.string(), account: z.string().nullable(), contact: z.string().nullable() })
export type ConvertedEvent = z.infer<typeof ConvertedEvent>

export const converted = event('leads.converted', { v: 1, payload: ConvertedEvent })

const DuplicateKeys = z.object({
  /** Normalised as the fields store them; `id` is whose duplicates are asked for, and is not its own. */
  keys: z.array(z.object({ id: z.string(), email: z.string().nullable(), phone: z.string().nullable() })),
})
export type DuplicateKeys = z.infer<typeof DuplicateKeys>

const DuplicateHit = z.object({
  /** The key that is met. */
  of: z.string(),
  entity: z.string(),
  id: z.string(),
  by: z.enum(['email', 'phone']),
})
export type DuplicateHit = z.infer<typeof DuplicateHit>

/** Which records are of the same person: each module looks through its own. */
export const duplicates = collect('leads.duplicates', { input: DuplicateKeys, item: DuplicateHit })
