import type { Kernel } from '../kernel.ts'

/** The link from a record that was merged to the one that it was merged into. */
export const mergedLink = 'merged'

const deepest = 20

/** A record and all that were merged into it, however often. */
export async function familyOf(kernel: Kernel, id: string): Promise<string[]> {
  const rows = await kernel.dialect.all({
    sql: `with recursive family(id, depth) as (
      select cast(? as text), 0 union
      select l.from_id, family.depth + 1 from family cross join kernel_link l
      where l.to_id = family.id and l.kind = '${mergedLink}' and family.depth < ${deepest}) select distinct id from family`,
    parameters: [id],
  })
  return rows.map(row => String(row.id))
}

/** The record that an old id stands for since its own was merged; `undefined` where it was not. */
export async function mergedInto(kernel: Kernel, id: string): Promise<string | undefined> {
  const rows = await kernel.dialect.all({
    sql: `with recursive line(id, depth) as (
      select cast(? as text), 0 union
      select l.to_id, line.depth + 1 from kernel_link l join line on l.from_id = line.id
      where l.kind = '${mergedLink}' and line.depth < ${deepest}) select id from line where depth > 0 order by depth desc limit 1`,
    parameters: [id],
  })
  return rows[0] && String(rows[0].id)
}
