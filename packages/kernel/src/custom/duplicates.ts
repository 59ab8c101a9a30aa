import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'

/** A value that two records share in a field, as it is stored; `undefined` where all differ. */
export async function findDuplicate(kernel: Kernel, model: Model, name: string): Promise<unknown> {
  const column = model.fields.get(name)?.key.name
  if (column === undefined) return undefined
  const [row] = await kernel.dialect.all({
    sql: `select "${column}" as value from "${model.table}" where deleted_at is null and "${column}" is not null group by "${column}" having count(*) > 1 limit 1`,
    parameters: [],
  })
  return row?.value
}
