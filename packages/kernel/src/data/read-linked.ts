import type { Actor, LinkedRecord, RecordRef } from '@kith/sdk'
import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import { readMany } from './read-records.ts'
import { statementOf } from './statement.ts'

const deepest = 20

/** A chain of links of one kind, nearest first, with the labels of those records that the actor may see. */
export async function readLinked(
  kernel: Kernel,
  options: { readonly actor: Actor; readonly kind: string; readonly from: RecordRef },
): Promise<LinkedRecord[]> {
  const { actor, kind, from } = options
  const query = sql`with recursive chain(entity, id, depth) as (
      select l.to_entity, l.to_id, 1 from kernel_link l where l.from_id = ${from.id} and l.kind = ${kind}
      union
      select l.to_entity, l.to_id, chain.depth + 1 from kernel_link l join chain on l.from_id = chain.id
      where l.kind = ${kind} and chain.depth < ${sql.lit(deepest)})
    select entity, id, min(depth) as depth from chain group by entity, id order by depth, id`
  const rows = await kernel.dialect.all(statementOf(query.compile(kernel.dialect.query)))
  return await Promise.all(
    rows.map(async row => {
      const [entity, id] = [String(row.entity), String(row.id)]
      const model = kernel.models.get(entity)
      const [record] = model ? await readMany(kernel, { model, actor, ids: [id] }) : []
      return record && model ? { entity, id, label: String(record[model.entity.label] ?? '') } : { entity, id }
    }),
  )
}
