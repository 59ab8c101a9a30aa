import type { Actor } from '@kith/sdk'
import type { SqlValue, Step } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { pushEncoded, type RecordValues } from '../model/model.ts'
import { changedFields } from './changed.ts'
import type { CompiledStep, WrittenRecord } from './compile.ts'
import { accessSteps } from './compile-access.ts'
import type { RecordWrite } from './writes.ts'

interface RecordSteps {
  readonly before: CompiledStep[]
  readonly writes: CompiledStep[]
  readonly written?: WrittenRecord
}

/** What a write of a record expects, and what it does. */
export function recordSteps(kernel: Kernel, actor: Actor, write: RecordWrite, at: string): RecordSteps {
  const before: CompiledStep[] = []
  const writes: CompiledStep[] = []
  const checked = write.authors.has(null)
  if (checked && write.verb !== 'create') before.push(...accessSteps(kernel, actor, write))
  const written = write.verb === 'create' ? create(write, actor, at, writes) : change(write, actor, at, writes)
  if (checked && write.verb !== 'delete') writes.push(...accessSteps(kernel, actor, write))
  return written ? { before, writes, written } : { before, writes }
}

function create(write: RecordWrite, actor: Actor, at: string, steps: CompiledStep[]): WrittenRecord {
  const { model, id, createdAt = at } = write
  const record = {
    ...write.set,
    id,
    version: 1,
    createdAt,
    createdBy: actor.id,
    updatedAt: createdAt,
    updatedBy: actor.id,
    deletedAt: null,
  }
  steps.push({ label: 'write', model, step: { sql: model.insert, parameters: model.encode(record) } })
  return { write, version: 1, fields: [] }
}

function change(write: RecordWrite, actor: Actor, at: string, steps: CompiledStep[]): WrittenRecord | undefined {
  const { model, id } = write
  const row = write.before as RecordValues
  if (write.forGood) {
    const parameters = [id, row.version as number]
    const step: Step = {
      sql: `delete from "${model.table}" where id = ? and version = ?`,
      parameters,
      expect: 'changed',
    }
    steps.push({ label: 'stale', model, step })
    return { write, version: (row.version as number) + 1, fields: [] }
  }
  const fields = changedFields(write)
  const lasting = fields.filter(name => !model.fields.get(name)?.field.options.derived)
  const counted = Object.entries(write.increments)
  const newVersion = write.verb !== 'update' || lasting.length > 0
  if (fields.length === 0 && counted.length === 0 && !newVersion) return undefined
  const assignments: string[] = []
  const parameters: SqlValue[] = []
  for (const name of fields) {
    const field = model.fields.get(name)
    if (!field) continue
    for (const column of field.columns) assignments.push(`"${column.name}" = ?`)
    pushEncoded(parameters, field, write.set[name])
  }
  for (const [name, amount] of counted) {
    const column = model.fields.get(name)?.columns[0]?.name
    assignments.push(`"${column}" = coalesce("${column}", 0) + ?`)
    parameters.push(amount)
  }
  if (write.verb === 'delete') pushAssignment(assignments, parameters, 'deleted_at', at)
  if (write.verb === 'restore') pushAssignment(assignments, parameters, 'deleted_at', null)
  if (newVersion) {
    assignments.push('version = version + 1', 'updated_at = ?', 'updated_by = ?')
    parameters.push(at, actor.id)
  }
  const same = newVersion ? ' and version = ?' : ''
  const alive = write.verb === 'erase' ? '' : ` and deleted_at is ${row.deletedAt === null ? '' : 'not '}null`
  parameters.push(id, ...(newVersion ? [row.version as number] : []))
  steps.push({
    label: newVersion ? 'stale' : 'other',
    model,
    step: {
      sql: `update "${model.table}" set ${assignments.join(', ')} where id = ?${same}${alive}`,
      parameters,
      expect: newVersion ? 'changed' : 'any',
    },
  })
  return newVersion ? { write, version: (row.version as number) + 1, fields } : undefined
}

function pushAssignment(assignments: string[], parameters: SqlValue[], column: string, value: SqlValue): void {
  assignments.push(`${column} = ?`)
  parameters.push(value)
}
