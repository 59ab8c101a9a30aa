import { type HistoryEntry, valueIn } from '@kith/sdk'
import type { Row as SqlRow } from '../dialects/dialect.ts'
import { anyRefOf } from '../model/any-ref.ts'
import type { RecordValues } from '../model/model.ts'

export const auditColumns = 'id, change, version, verb, at, actor, plugin, diff, part_of'

/**
 * A line of the audit as the reader of `row` may see it: fields that are kept from him are not in his row. `undefined`
 * where nothing of the change is left to him.
 */
export function historyEntry(found: SqlRow, row: RecordValues): HistoryEntry | undefined {
  const all = Object.entries(JSON.parse(String(found.diff ?? '{}')) as HistoryEntry['changes'])
  const seen = all.filter(([field]) => valueIn(row, field) !== undefined)
  if (all.length > 0 && seen.length === 0) return undefined
  return {
    id: String(found.id),
    change: String(found.change),
    partOf: anyRefOf(found.part_of),
    version: Number(found.version),
    verb: String(found.verb),
    at: String(found.at),
    actor: found.actor === null ? null : String(found.actor),
    plugin: String(found.plugin),
    changes: Object.fromEntries(seen),
  }
}
