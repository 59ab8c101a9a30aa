import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { jsonKind } from './json.ts'

export interface RefsOptions extends FieldOptions {
  readonly default?: readonly string[]
}

/**
 * Any number of records of one small entity, by their ids, each at most once: business lines, not people. Nothing
 * follows it when one of them is deleted; a relation with attributes, or one that grows, is an entity of its own.
 */
export function refs<const O extends RefsOptions = Record<never, never>>(
  target: { readonly name: string } | string,
  options?: O,
): Typed<readonly string[], O> {
  const entity = typeof target === 'string' ? target : target.name
  return { kind: 'refs', options: { ...options, entity } } as unknown as Typed<readonly string[], O>
}

export const refsKind: Kind = {
  ...jsonKind,
  name: 'refs',
  compares: 'list',
  settings: () => z.strictObject({ entity: z.string().max(200) }),
  schema: () =>
    z
      .array(z.uuid())
      .max(100)
      .overwrite(ids => [...new Set(ids)]),
}
