import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { momentFromText } from './from-text.ts'
import { single } from './single.ts'

/** A moment: ISO 8601 with offset in, UTC with milliseconds out ('2026-11-20T08:00:00.000Z'). */
export function instant<const O extends FieldOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'instant', options: options ?? {} } as unknown as Typed<string, O>
}

export const instantKind: Kind = single({
  name: 'instant',
  compares: 'instant',
  column: 'instant',
  schema: () => z.iso.datetime({ offset: true }).overwrite(normal),
  fromText: momentFromText,
})

// An overwrite also runs on what the format has refused.
function normal(value: string): string {
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? value : at.toISOString()
}
