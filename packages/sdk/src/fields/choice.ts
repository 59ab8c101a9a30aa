import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { codeFromText } from './from-text.ts'
import { single } from './single.ts'

export interface ChoiceOptions<V extends string> extends FieldOptions {
  readonly default?: V
  /** Those that come one after another, first to last: screens draw them as a path. The others are ways out of it. */
  readonly steps?: readonly V[]
}

/** One of a fixed list of codes. Their labels are texts per locale: `leads.lead.status.new`. */
export function choice<const V extends string, const O extends ChoiceOptions<V> = Record<never, never>>(
  values: readonly V[],
  options?: O,
): Typed<V, O> {
  return { kind: 'choice', options: { ...options, values } } as unknown as Typed<V, O>
}

/** A choice offers something. */
export function optionValues(): z.ZodObject {
  return z.strictObject({ values: z.array(z.string()).min(1) })
}

export const choiceKind: Kind = single({
  name: 'choice',
  compares: 'exact',
  column: 'text',
  schema: field => z.enum(field.options.values as [string, ...string[]]),
  settings: optionValues,
  fromText: codeFromText,
  isStored: (value, field) => (field.options.values as readonly unknown[]).includes(value),
})
