import { fold } from '@kith/rules'
import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'

export interface TextOptions extends FieldOptions {
  /** Most characters (UTF-16 units). Default 255, multiline 10,000. */
  readonly max?: number
  readonly multiline?: boolean
  readonly default?: string
}

/** Words. Compared and sorted by code point on a normalised, case-folded copy that is stored beside the value. */
export function text<const O extends TextOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'text', options: options ?? {} } as unknown as Typed<string, O>
}

export const textKind: Kind = {
  name: 'text',
  compares: 'text',
  columns: () => [
    { suffix: '', type: 'text' },
    { suffix: '_fold', type: 'text' },
  ],
  schema: field => cleanText(maxOf(field.options)),
  settings: () => z.strictObject({ max: z.int().min(1).max(100_000).optional(), multiline: z.boolean().optional() }),
  isStored: (value, field) => typeof value === 'string' && value.length <= maxOf(field.options) && isClean(value),
  encode: value => (value === null || value === undefined ? [null, null] : [value as string, fold(value as string)]),
  decode: ([value]) => value ?? null,
}

/** Text without NUL and lone surrogates: neither database keeps them alike, and no form means them. */
export function cleanText(max: number): z.ZodString {
  return z.string().max(max).refine(isClean, { error: 'characters' })
}

function isClean(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed()
}

function maxOf(options: Readonly<Record<string, unknown>>): number {
  if (typeof options.max === 'number') return options.max
  return options.multiline === true ? 10_000 : 255
}
