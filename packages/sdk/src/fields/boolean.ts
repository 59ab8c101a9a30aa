import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { booleanFromText } from './from-text.ts'

export interface BooleanOptions extends FieldOptions {
  readonly default?: boolean
}

export function boolean<const O extends BooleanOptions = Record<never, never>>(options?: O): Typed<boolean, O> {
  return { kind: 'boolean', options: options ?? {} } as unknown as Typed<boolean, O>
}

export const booleanKind: Kind = {
  name: 'boolean',
  compares: 'boolean',
  columns: () => [{ suffix: '', type: 'boolean' }],
  schema: () => z.boolean(),
  fromText: booleanFromText,
  encode: value => [value === null || value === undefined ? null : Boolean(value)],
  decode: ([value]) => (value === null || value === undefined ? null : Boolean(value)),
}
