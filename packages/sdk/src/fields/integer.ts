import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { numberFromText } from './from-text.ts'
import { single } from './single.ts'

export interface NumberOptions extends FieldOptions {
  readonly min?: number
  readonly max?: number
  readonly default?: number
}

/** A whole number within ±2^53. */
export function integer<const O extends NumberOptions = Record<never, never>>(options?: O): Typed<number, O> {
  return { kind: 'integer', options: options ?? {} } as unknown as Typed<number, O>
}

export const integerKind: Kind = single({
  name: 'integer',
  compares: 'number',
  column: 'integer',
  schema: field => bounded(z.int(), field.options),
  settings: () => bounds(z.int()),
  fromText: numberFromText,
})

/** The bounds of a number that an administrator may say. */
export function bounds(number: z.ZodNumber): z.ZodObject {
  return z.strictObject({ min: number.optional(), max: number.optional() })
}

/** `schema` with the field's `min` and `max`. There is one zero: not every database keeps a second, negative one. */
export function bounded(schema: z.ZodNumber, options: Readonly<Record<string, unknown>>): z.ZodNumber {
  let result = schema.overwrite(value => value + 0)
  if (typeof options.min === 'number') result = result.min(options.min)
  if (typeof options.max === 'number') result = result.max(options.max)
  return result
}
