import type { Api, HistoryEntry, Labels } from '../data/api.ts'
import type { Directory, EntityInfo } from '../data/directory.ts'
import { isId } from '../values/ref.ts'

/** A change as the history and the timeline tell of it. */
export type Changed = Pick<HistoryEntry, 'actor' | 'changes'>

const people = 'kernel.user'
/** Most records that a list answers at once. */
const most = 200

/** The names of who made changes, and of what the refs in them pointed at. */
export async function namesIn(
  api: Api,
  directory: Directory,
  entity: EntityInfo,
  entries: readonly Changed[],
): Promise<Labels> {
  const wanted = new Map<string, Set<string>>()
  const want = (target: string | undefined, value: unknown) => {
    if (target === undefined || typeof value !== 'string' || !isId(value)) return
    wanted.set(target, (wanted.get(target) ?? new Set()).add(value))
  }
  for (const { actor, changes } of entries) {
    want(people, actor)
    for (const { name, kind, options } of entity.fields) {
      if (kind === 'ref') for (const value of changes[name] ?? []) want(options.entity, value)
    }
  }
  const named = [...wanted].map(([target, ids]) => namesOf(api, directory, target, [...ids]))
  return Object.assign({}, ...(await Promise.all(named)))
}

/** A reader who may not see them gets none: what they did stays told. */
async function namesOf(api: Api, directory: Directory, target: string, ids: readonly string[]): Promise<Labels> {
  const entity = directory.byName(target)
  if (!entity) return {}
  try {
    const { rows } = await api.list(entity.path, { where: { id: { in: ids.slice(0, most) } }, limit: most })
    return Object.fromEntries(rows.map(row => [row.id, String(row[entity.label] ?? '')]))
  } catch {
    return {}
  }
}
