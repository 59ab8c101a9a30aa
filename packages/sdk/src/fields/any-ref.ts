import { z } from 'zod'
import type { RecordRef } from '../data.ts'
import type { FieldOptions, Kind, Typed } from './field.ts'

/**
 * A record of any entity: `{ entity, id }`, stored as `entity/id`, which is also how a condition names it. Nothing
 * follows it when that record is deleted; a merge re-points it.
 */
export function anyRef<const O extends FieldOptions = Record<never, never>>(options?: O): Typed<RecordRef, O> {
  return { kind: 'anyRef', options: options ?? {} } as unknown as Typed<RecordRef, O>
}

export const anyRefKind: Kind = {
  name: 'anyRef',
  compares: 'exact',
  columns: () => [{ suffix: '', type: 'text' }],
  schema: () =>
    z.strictObject({
      entity: z
        .string()
        .max(100)
        .regex(/^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9]*$/, { error: 'entity' }),
      id: z.uuid(),
    }),
  encode: value => [value ? `${(value as RecordRef).entity}/${(value as RecordRef).id}` : null],
  decode: ([value]) => {
    if (typeof value !== 'string') return null
    const slash = value.indexOf('/')
    return { entity: value.slice(0, slash), id: value.slice(slash + 1) }
  },
}
