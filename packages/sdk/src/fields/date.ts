import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { dayFromText } from './from-text.ts'
import { single } from './single.ts'

/** A calendar day, 'YYYY-MM-DD', without a zone. */
export function date<const O extends FieldOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'date', options: options ?? {} } as unknown as Typed<string, O>
}

export const dateKind: Kind = single({
  name: 'date',
  compares: 'date',
  column: 'date',
  schema: () => z.iso.date(),
  fromText: dayFromText,
})
