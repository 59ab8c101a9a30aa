import type { Directory, Session } from '@kith/admin/ui'
import type { Brief } from './types.ts'

/** The names of what activities are about, as far as one may see it; one read for each kind of record. */
export async function aboutNames(
  session: Session,
  directory: Directory,
  rows: readonly Brief[],
): Promise<ReadonlyMap<string, string>> {
  const kinds = Map.groupBy(
    rows.flatMap(row => row.about ?? []),
    about => about.entity,
  )
  const found = await Promise.all(
    [...kinds].map(async ([name, refs]) => {
      const entity = directory.byName(name)
      if (!entity) return []
      const ids = [...new Set(refs.map(ref => ref.id))].slice(0, 200)
      const page = await session.api
        .list(entity.path, { where: { id: { in: ids } }, limit: 200 })
        .catch(() => undefined)
      return (page?.rows ?? []).map(row => [row.id, String(row[entity.label] ?? '')] as const)
    }),
  )
  return new Map(found.flat())
}
