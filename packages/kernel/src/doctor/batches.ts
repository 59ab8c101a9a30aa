import { batch } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { type Check, named, readAll } from './check.ts'

/** Long work that is not finished, and whose next slice nobody is told to do. */
export const batches: Check = {
  async find(kernel) {
    const rows = await stuck(kernel)
    const samples = rows.slice(0, named).map(({ id }) => id)
    return rows.length > 0 ? [{ code: 'batches.stuck', where: batch.name, count: rows.length, samples }] : []
  },
  async mend(kernel, _state, draft) {
    const rows = await stuck(kernel)
    for (const { id, slice } of rows) {
      draft.deliveries.push({ job: 'kernel.batch', record: `${batch.name}/${id}`, payload: { id, slice } })
    }
    return { state: null, progress: rows.length, done: true }
  },
}

async function stuck(kernel: Kernel): Promise<{ readonly id: string; readonly slice: number }[]> {
  const { table } = modelOf(kernel, batch)
  const rows = await readAll(kernel, {
    sql: `select b.id, b.slice from "${table}" b where b.status in ('waiting', 'running') and b.deleted_at is null
      and not exists (select 1 from kernel_delivery d where d.subscriber = 'job:kernel.batch' and d.record = '${batch.name}/' || b.id)
      order by b.id limit 200`,
    parameters: [],
  })
  return rows.map(row => ({ id: String(row.id), slice: Number(row.slice) }))
}
