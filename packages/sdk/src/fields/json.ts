import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface JsonOptions<T> extends FieldOptions {
  /** What the value must look like. Default: any JSON. */
  readonly shape?: z.ZodType<T>
  readonly default?: T
  /** For screens: it is a condition over records of this entity ('leads.lead'), and is built as filters are. */
  readonly condition?: string
  /** For screens: it is a list of ids of records of this entity. */
  readonly records?: string
}

/** A document that is kept whole: not filtered, sorted or searched by. */
export function json<T = Json, const O extends JsonOptions<T> = JsonOptions<T>>(
  options?: O & JsonOptions<T>,
): Typed<T, O> {
  return { kind: 'json', options: options ?? {} } as unknown as Typed<T, O>
}

export const jsonKind: Kind = {
  name: 'json',
  columns: () => [{ suffix: '', type: 'json' }],
  fromText: text => {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  },
  schema: field => (field.options.shape as z.ZodType | undefined) ?? z.json(),
  encode: value => [value === null || value === undefined ? null : JSON.stringify(value)],
  decode: ([value]) => (typeof value === 'string' ? JSON.parse(value) : (value ?? null)),
}
