import type { RecordRef } from '@kith/sdk'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'

/** Most values beside an `in`. */
const atOnce = 400

/** Records as they stand, deleted ones too, by id. Those that are gone, or whose module is, are not among them. */
export async function readRows(kernel: Kernel, refs: readonly RecordRef[]): Promise<Map<string, HeldRecord>> {
  const found = new Map<string, HeldRecord>()
  for (const [entity, group] of Map.groupBy(refs, ref => ref.entity)) {
    const model = kernel.models.get(entity)
    if (!model) continue
    for (const ids of partsOf([...new Set(group.map(ref => ref.id))])) {
      const rows = await kernel.dialect.all({
        sql: `select * from "${model.table}" where id in (${marks(ids)})`,
        parameters: ids,
      })
      for (const row of rows) found.set(String(row.id), { model, row: model.decode(row) })
    }
  }
  return found
}

export function partsOf(ids: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let i = 0; i < ids.length; i += atOnce) parts.push(ids.slice(i, i + atOnce))
  return parts
}

export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
