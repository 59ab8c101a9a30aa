import { evaluate, fieldsOf, variables } from '@kith/rules'
import { type Actor, type Condition, type FieldType, invalid } from '@kith/sdk'
import { withValues } from '../model/bags.ts'
import type { Model, ModelField } from '../model/model.ts'
import { requiredProblem } from './check-values.ts'
import type { Draft } from './draft.ts'
import type { RecordWrite } from './writes.ts'

/**
 * Fields that are required where a condition holds must be given there: asked of a new record, and of a change of the
 * field or of what its condition names. Throws `KITH_INVALID`.
 */
export function checkShown(actor: Actor, draft: Draft): void {
  for (const write of draft.records.values()) {
    if (write.model.conditional.length === 0 || write.verb === 'delete' || write.verb === 'restore') continue
    const missing = write.model.conditional.filter(field => isMissing(actor, draft, write, field))
    if (missing.length > 0) throw invalid(missing.map(field => requiredProblem(field.name)))
  }
}

function isMissing(actor: Actor, draft: Draft, write: RecordWrite, { name, field }: ModelField): boolean {
  const when = field.options.when as Condition
  const asked = write.verb === 'create' || [name, ...fieldsOf(when)].some(one => Object.hasOwn(write.set, one))
  if (!asked) return false
  const row = withValues(write.before ?? {}, write.set)
  const empty = { [name]: null }
  const options = { types: typesOf(write.model), variable: variables({ values: {}, now: draft.at, zone: actor.zone }) }
  return evaluate(empty, row, options) && evaluate(when, row, options)
}

function typesOf(model: Model): Record<string, FieldType> {
  return Object.fromEntries([...model.fields.values()].flatMap(f => (f.compares ? [[f.name, f.compares]] : [])))
}
