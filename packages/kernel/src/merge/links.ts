import type { MergeJournal } from '@kith/sdk'
import type { Step } from '../dialects/dialect.ts'
import { mergedLink } from '../history/family.ts'
import type { Kernel } from '../kernel.ts'

type Moved = MergeJournal['links'][number]
type Link = Moved['was']

/** The losers' links, and what becomes of each at the winner. */
export async function linksToMove(
  kernel: Kernel,
  entity: string,
  winner: string,
  losers: readonly string[],
): Promise<Moved[]> {
  const present = new Set((await linksOf(kernel, [winner])).map(keyOf))
  const moved: Moved[] = []
  for (const was of await linksOf(kernel, losers)) {
    const [fromId, toId] = [was.fromId, was.toId].map(id => (losers.includes(id) ? winner : id)) as [string, string]
    const became = { ...was, fromId, toId }
    const isOne = fromId === toId && was.fromEntity === entity
    if (isOne || present.has(keyOf(became))) moved.push({ was, became: null })
    else {
      present.add(keyOf(became))
      moved.push({ was, became })
    }
  }
  return moved
}

export function takeLink(link: Link): Step {
  return {
    sql: 'delete from kernel_link where from_id = ? and kind = ? and to_id = ?',
    parameters: [link.fromId, link.kind, link.toId],
  }
}

export function putLink(link: Link): Step {
  return {
    sql: 'insert into kernel_link (from_entity, from_id, kind, to_entity, to_id, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
    parameters: [link.fromEntity, link.fromId, link.kind, link.toEntity, link.toId, link.at],
  }
}

async function linksOf(kernel: Kernel, ids: readonly string[]): Promise<Link[]> {
  const marks = ids.map(() => '?').join(', ')
  const rows = await kernel.dialect.all({
    sql: `select * from kernel_link where from_id in (${marks}) and kind <> ? union select * from kernel_link where to_id in (${marks}) and kind <> ?`,
    parameters: [...ids, mergedLink, ...ids, mergedLink],
  })
  return rows.map(row => ({
    fromEntity: String(row.from_entity),
    fromId: String(row.from_id),
    kind: String(row.kind),
    toEntity: String(row.to_entity),
    toId: String(row.to_id),
    at: String(row.at),
  }))
}

function keyOf({ fromId, kind, toId }: Link): string {
  return `${fromId} ${kind} ${toId}`
}
