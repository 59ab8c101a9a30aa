import type { RecordRef } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { readAll } from './check.ts'

const most = 500

/** Those among `refs` that point at nothing, as keys. A module that was removed keeps its records: nothing is said of them. */
export async function absent(kernel: Kernel, refs: readonly RecordRef[]): Promise<ReadonlySet<string>> {
  const gone = new Set<string>()
  for (const [entity, group] of Map.groupBy(refs, ref => ref.entity)) {
    const model = kernel.models.get(entity)
    if (!model) continue
    const ids = [...new Set(group.map(ref => ref.id))]
    for (let i = 0; i < ids.length; i += most) {
      const part = ids.slice(i, i + most)
      const rows = await readAll(kernel, {
        sql: `select id from "${model.table}" where id in (${part.map(() => '?').join(', ')})`,
        parameters: part,
      })
      const there = new Set(rows.map(row => String(row.id)))
      for (const id of part) if (!there.has(id)) gone.add(anyRefKey({ entity, id }))
    }
  }
  return gone
}
