import { type RecordRef, share } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import type { Model, ModelField } from '../model/model.ts'

/** A field by which records point at those of an entity. */
export interface Pointer {
  readonly model: Model
  readonly field: ModelField
  /** The condition of those that point at one. */
  where(id: string): Record<string, string>
  /** The field's value that points at it. */
  value(id: string): string | RecordRef
}

/** Every field that can point at a record of `entity`. */
export function pointersTo(kernel: Kernel, entity: string): Pointer[] {
  const pointers: Pointer[] = []
  for (const model of kernel.models.values()) {
    for (const field of model.fields.values()) {
      const { name, kind } = field
      if (kind.name === 'ref' && field.field.options.entity === entity) {
        pointers.push({ model, field, where: id => ({ [name]: id }), value: id => id })
      } else if (kind.name === 'anyRef') {
        pointers.push({
          model,
          field,
          where: id => ({ [name]: anyRefKey({ entity, id }) }),
          value: id => ({ entity, id }),
        })
      } else if (model.name === share.name && name === 'record') {
        // Who was shown one of the records is shown what it became.
        pointers.push({ model, field, where: id => ({ entity, record: id }), value: id => id })
      }
    }
  }
  return pointers
}

/** The id that a ref of either kind holds. */
export function idIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? undefined : (value as RecordRef).id
}
