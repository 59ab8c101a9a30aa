import { type RecordRef, share } from '@kith/sdk'
import { compileWhere } from '../data/where.ts'
import type { SqlValue, Statement } from '../dialects/dialect.ts'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { valueIn } from '../model/bags.ts'
import type { Model, ModelField } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { marks, partsOf } from './read-rows.ts'

/** A record that points at another one by a field. */
export interface Edge {
  readonly from: HeldRecord
  readonly field: ModelField
  readonly to: string
}

/** A field by which records can point at those of an entity, lists of refs and shares too. */
interface Pointer {
  readonly model: Model
  readonly field: ModelField
}

/** Whatever points at these records, deleted or not. */
export async function pointingAt(kernel: Kernel, records: readonly HeldRecord[]): Promise<Edge[]> {
  const edges: Edge[] = []
  for (const [entity, group] of Map.groupBy(records, ({ model }) => model.name)) {
    const wanted = new Set(group.map(({ row }) => String(row.id)))
    for (const pointer of pointersTo(kernel, entity)) {
      for (const ids of partsOf([...wanted])) {
        const { sql, parameters } = conditionOf(kernel, pointer, entity, ids)
        const { model, field } = pointer
        const rows = await kernel.dialect.all(
          { sql: `select * from "${model.table}" where ${sql}`, parameters },
          { deadline: 60_000 },
        )
        for (const row of rows.map(found => model.decode(found))) {
          const at = idsIn(valueIn(row, field.name)).filter(id => ids.includes(id))
          for (const to of at) edges.push({ from: { model, row }, field, to })
        }
      }
    }
  }
  return edges
}

/** What must still be true when records go: nobody but `others` of the change points at them. */
export function unpointed(kernel: Kernel, gone: readonly HeldRecord[], others: readonly HeldRecord[]): Statement[] {
  const written = Map.groupBy([...gone, ...others], ({ model }) => model.name)
  const steps: Statement[] = []
  for (const [entity, group] of Map.groupBy(gone, ({ model }) => model.name)) {
    for (const pointer of pointersTo(kernel, entity)) {
      const { table, name } = pointer.model
      const own = (written.get(name) ?? []).map(({ row }) => String(row.id))
      const except = own.length > 0 ? ` and "${table}".id not in (${marks(own)})` : ''
      for (const ids of partsOf(group.map(({ row }) => String(row.id)))) {
        const { sql, parameters } = conditionOf(kernel, pointer, entity, ids)
        steps.push({
          sql: `select 1 from "${table}" where (${sql})${except} limit 1`,
          parameters: [...parameters, ...own],
        })
      }
    }
  }
  return steps
}

/** The ids that a ref of any kind holds. */
export function idsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? (value as string[]) : [(value as RecordRef).id]
}

function pointersTo(kernel: Kernel, entity: string): Pointer[] {
  const pointers: Pointer[] = []
  for (const model of kernel.models.values()) {
    for (const field of model.fields.values()) {
      const { kind, name } = field
      const isRef = (kind.name === 'ref' || kind.name === 'refs') && field.field.options.entity === entity
      if (isRef || kind.name === 'anyRef' || isShared(model, name)) pointers.push({ model, field })
    }
  }
  return pointers
}

/** Who was shown a record is kept without a ref. */
function isShared(model: Model, field: string): boolean {
  return model.name === share.name && field === 'record'
}

function conditionOf(kernel: Kernel, { model, field }: Pointer, entity: string, ids: readonly string[]): Statement {
  if (field.kind.name === 'refs') {
    const { strings, values } = compileWhere(kernel, model, { [field.name]: { hasAny: [...ids] } }, systemActor)
    return { sql: strings.join('?'), parameters: values as SqlValue[] }
  }
  const column = `"${model.table}"."${field.key.name}"`
  const list = `${column} in (${marks(ids)})`
  if (field.kind.name === 'anyRef') return { sql: list, parameters: ids.map(id => anyRefKey({ entity, id })) }
  if (!isShared(model, field.name)) return { sql: list, parameters: ids }
  return { sql: `${list} and "${model.table}".entity = ?`, parameters: [...ids, entity] }
}
