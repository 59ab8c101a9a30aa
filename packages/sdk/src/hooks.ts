import { z } from 'zod'
import type { Bags } from './bags.ts'
import type { RecordBase, Update, Values } from './entity.ts'
import type { Fields } from './fields/field.ts'
import type { RecordVerb } from './records.ts'

/** Asks "may this happen, and in what form?", before the transaction. Names end in -ing. */
export interface Filter<Draft = unknown> {
  readonly hook: 'filter'
  readonly name: string
  readonly draft?: z.ZodType<Draft>
}

/** Asks "what do you all know?": in parallel, reads only, a contributor that fails is left out. Plural nouns. */
export interface Collect<Input = unknown, Item = unknown> {
  readonly hook: 'collect'
  readonly name: string
  readonly input?: z.ZodType<Input>
  readonly item?: z.ZodType<Item>
  /** Its answers are kept until a setting changes, and are everybody's: see `collectOnce`. */
  readonly once?: boolean
}

/** Tells "this happened", after the commit, once for each subscriber, in order for each record. Names end in -ed. */
export interface Event<Payload = unknown> {
  readonly hook: 'event'
  readonly name: string
  readonly v: number
  readonly payload?: z.ZodType<Payload>
}

/** The filter of an entity's writes: taps get all rows of the change at once. */
export interface SavingHook<F extends Fields = Fields> {
  readonly hook: 'saving'
  readonly name: string
  /** Types only, never set. */
  readonly $fields?: F
}

/** One row of a change, before it is written. */
export interface SavingRow<F extends Fields> {
  readonly id: string
  readonly verb: RecordVerb
  /** null on create. */
  readonly before: (RecordBase & Values<F> & Bags) | null
  readonly after: Values<F> & Bags
  /** Of a new record that came about before now: when (ISO 8601 in UTC). */
  readonly createdAt?: string
  /** Names of the fields that this change sets. */
  readonly fields: readonly string[]
}

/** What a shape tap of `saving` answers for one row. */
export interface SavingPatch<F extends Fields> {
  readonly id: string
  readonly set: Update<F>
}

export function filter<Draft>(name: string, draft: z.ZodType<Draft>): Filter<Draft> {
  return { hook: 'filter', name, draft }
}

export function collect<Input, Item>(
  name: string,
  shape: { readonly input: z.ZodType<Input>; readonly item: z.ZodType<Item> },
): Collect<Input, Item> {
  return { hook: 'collect', name, input: shape.input, item: shape.item }
}

/**
 * A collect whose answers follow from the plugins and their settings alone: nothing is asked, taps run for nobody (they may
 * not read records), and the answers are kept until a setting changes. Who fails is left out, and asked again.
 */
export function collectOnce<Item>(name: string, item: z.ZodType<Item>): Collect<Record<string, never>, Item> {
  return { ...collect(name, { input: z.object({}) as z.ZodType<Record<string, never>>, item }), once: true }
}

export function event<Payload>(
  name: string,
  shape: { readonly v: number; readonly payload?: z.ZodType<Payload> },
): Event<Payload> {
  return { hook: 'event', name, v: shape.v, ...(shape.payload ? { payload: shape.payload } : {}) }
}

export function savingHook<F extends Fields>(name: string): SavingHook<F> {
  return { hook: 'saving', name }
}
