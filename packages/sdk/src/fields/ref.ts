import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { single } from './single.ts'

export interface RefOptions extends FieldOptions {
  /** What happens here when the other record is deleted. Default 'restrict'. */
  readonly onDelete?: 'restrict' | 'detach' | 'cascade'
}

/** Another record, by its id. `target` is an entity, or its name where the contracts would form a circle. */
export function ref<const O extends RefOptions = Record<never, never>>(
  target: { readonly name: string } | string,
  options?: O,
): Typed<string, O> {
  const entity = typeof target === 'string' ? target : target.name
  return { kind: 'ref', options: { ...options, entity } } as unknown as Typed<string, O>
}

export const refKind: Kind = single({
  name: 'ref',
  compares: 'ref',
  column: 'text',
  schema: () => z.uuid(),
  settings: () =>
    z.strictObject({ entity: z.string().max(200), onDelete: z.enum(['restrict', 'detach', 'cascade']).optional() }),
})
