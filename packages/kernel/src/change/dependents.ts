import { KithError } from '@kith/sdk'
import { everyRow } from '../data/every-row.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, ModelField } from '../model/model.ts'
import { addNone, addRemoval, addUpdate, type Draft } from './draft.ts'
import type { RecordWrite } from './writes.ts'

/**
 * What a deletion does to records that point at the deleted one, by the `onDelete` of their ref: refuse it
 * (`KITH_RESTRICTED`), empty the ref, or delete them too, in the same change.
 */
export async function addDependents(kernel: Kernel, draft: Draft, writes: readonly RecordWrite[]): Promise<void> {
  for (const write of writes) {
    if (write.verb !== 'delete' || write.passedOn || write.forGood) continue
    for (const [model, field] of refsTo(kernel, write.model)) await follow(kernel, draft, write, model, field)
  }
}

async function follow(
  kernel: Kernel,
  draft: Draft,
  write: RecordWrite,
  model: Model,
  field: ModelField,
): Promise<void> {
  const where = { [field.name]: write.id }
  const onDelete = field.field.options.onDelete ?? 'restrict'
  for await (const row of everyRow(kernel, model, where)) {
    const id = String(row.id)
    if (draft.records.get(id)?.verb === 'delete') continue
    if (onDelete === 'restrict') {
      throw new KithError(
        'KITH_RESTRICTED',
        `${model.name} ${id} still points at ${write.model.name} ${write.id} by ${field.name}: change that first.`,
        {
          entity: model.name,
          id,
          field: field.name,
        },
      )
    }
    if (onDelete === 'detach') addUpdate(draft, model, id, { [field.name]: null }, 'kernel')
    else addRemoval(draft, model, id, 'delete', 'kernel')
  }
  // Whoever points at it between now and the commit makes this change be prepared again.
  if (onDelete === 'restrict') addNone(draft, model, where)
}

function* refsTo(kernel: Kernel, target: Model): Generator<[Model, ModelField]> {
  for (const model of kernel.models.values()) {
    for (const field of model.fields.values()) {
      if (field.kind.name === 'ref' && field.field.options.entity === target.name) yield [model, field]
    }
  }
}
