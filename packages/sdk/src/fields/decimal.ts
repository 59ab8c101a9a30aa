import { z } from 'zod'
import type { Kind, Typed } from './field.ts'
import { numberFromText } from './from-text.ts'
import { bounded, bounds, type NumberOptions } from './integer.ts'
import { single } from './single.ts'

/** A finite number, stored as a double: for measures and rates, never for money. */
export function decimal<const O extends NumberOptions = Record<never, never>>(options?: O): Typed<number, O> {
  return { kind: 'decimal', options: options ?? {} } as unknown as Typed<number, O>
}

export const decimalKind: Kind = single({
  name: 'decimal',
  compares: 'number',
  column: 'real',
  schema: field => bounded(z.number(), field.options),
  settings: () => bounds(z.number()),
  fromText: numberFromText,
})
