import { fold } from '@kith/rules'
import { type Actor, user } from '@kith/sdk'
import { readList, readMany } from '../../data/read-records.ts'
import type { Kernel } from '../../kernel.ts'
import type { Model, ModelField, RecordValues } from '../../model/model.ts'
import { systemActor } from '../../rights/rights.ts'

/** Records found by a text that stands for them; 'several' where it stands for more than one. */
export type Found = ReadonlyMap<string, RecordValues | 'several'>

const atOnce = 500

/** Records of the sources by the source's own ids, also those that were deleted or that the actor may not see: then as `null`. */
export async function findExternal(
  kernel: Kernel,
  options: {
    readonly actor: Actor
    readonly sources: readonly string[]
    readonly model: Model
    readonly externals: readonly string[]
  },
): Promise<ReadonlyMap<string, RecordValues | null>> {
  const { actor, sources, model, externals } = options
  const ids = new Map<string, string>()
  for (let i = 0; i < externals.length; i += atOnce) {
    const part = externals.slice(i, i + atOnce)
    const rows = await kernel.dialect.all({
      sql: `select external, record from kernel_external where source in (${marks(sources)}) and entity = ? and external in (${marks(part)})`,
      parameters: [...sources, model.name, ...part],
    })
    for (const row of rows) ids.set(String(row.external), String(row.record))
  }
  const seen = await readMany(kernel, { model, actor, ids: [...new Set(ids.values())] })
  const records = new Map(seen.map(record => [String(record.id), record]))
  return new Map([...ids].map(([external, id]) => [external, records.get(id) ?? null]))
}

/** Records that the actor may see whose field has one of the values, by the value as it is compared. */
export async function findByField(
  kernel: Kernel,
  options: {
    readonly actor: Actor
    readonly model: Model
    readonly field: ModelField
    readonly values: readonly unknown[]
  },
): Promise<Found> {
  const { model, field } = options
  // Whoever knows a colleague's address may name him as an owner.
  const actor = model.name === user.name ? systemActor : options.actor
  const found = new Map<string, RecordValues | 'several'>()
  for (let i = 0; i < options.values.length; i += atOnce) {
    const values = options.values.slice(i, i + atOnce)
    const where = { [field.name]: { in: values } } as never
    const { rows } = await readList(kernel, { model, actor, where, sort: ['createdAt'], limit: atOnce * 4 })
    for (const row of rows) {
      const key = keyOf(field, row[field.name])
      found.set(key, found.has(key) ? 'several' : row)
    }
  }
  return found
}

/** A value as two of them are compared. */
export function keyOf(field: ModelField, value: unknown): string {
  return field.compares === 'text' ? fold(String(value)) : String(value)
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ')
}
