import type { AuditEntry } from '@kith/sdk'
import type { Labels } from '../data/api.ts'
import type { Directory } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { namesIn } from '../record/past.ts'

/** The names of who made the changes, and of what refs in them pointed at. */
export async function namesOf({ api }: Session, directory: Directory, entries: readonly AuditEntry[]): Promise<Labels> {
  const groups = Map.groupBy(entries, ({ record }) => record.entity)
  const named = [...groups].map(async ([name, group]) => {
    const entity = directory.byName(name)
    return entity ? await namesIn(api, directory, entity, group) : {}
  })
  return Object.assign({}, ...(await Promise.all(named)))
}
