import { collect, event, filter } from '@kith/sdk'
import { z } from 'zod'

/** `{ 'warranty.warranty': { endsAt: '2027-01-01' } }` */
export const More = z.record(z.string().max(100), z.record(z.string().max(100), z.json()))

export const Made = z.object({ entity: z.string(), id: z.string() })

const ConvertDraft = z.object({
  lead: z.string(),
  /** null: none is made or matched. */
  account: z.object({ id: z.string(), created: z.boolean() }).nullable(),
  contact: z.object({ id: z.string(), created: z.boolean() }).nullable(),
  /** What is wanted of other modules (R8): entity -> the values that the new record is to have. */
  more: More,
  /** What they made: who makes something adds it here. */
  made: z.array(Made),
})
export type ConvertDraft = z.infer<typeof ConvertDraft>

/**
 * A lead is about to be converted: a shape tap adds what else comes of it by `ctx.change`. What it makes of a key of
 * `more` it names in `made`; a key that nobody takes is refused (`leads.not_offered`).
 */
export const converting = filter('leads.converting', ConvertDraft)

const ConvertedEvent = z.object({
  lead: z.string(),
  account: z.string().nullable(),
  contact: z.string().nullable(),
  made: z.array(Made).optional(),
})
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

export const Offer = z.object({
  /** What a lead can become besides an account and a contact: a key of `more`. */
  entity: z.string(),
  /** What is proposed, from what the lead knows. */
  values: z.record(z.string(), z.json()),
  /** The fields that are asked for, in order, and those of them that must be given. */
  fields: z.array(z.string()),
  required: z.array(z.string()),
})
export type Offer = z.infer<typeof Offer>

/** What else could be made of a lead: each module says what it offers. */
export const offers = collect('leads.offers', { input: z.object({ lead: z.string() }), item: Offer })
