import { type Actor, type HistoryInput, type HistoryPage, notFound } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { auditColumns, historyEntry } from './audit-row.ts'
import { readPast } from './pages.ts'

/** Who changed what of a record, latest first, as `actor` may read it; of a deleted one too. */
export async function readHistory(
  kernel: Kernel,
  model: Model,
  actor: Actor,
  input: HistoryInput,
): Promise<HistoryPage> {
  const { id, field, limit = 50, after } = input
  const [row] = await readMany(kernel, { model, actor, ids: [id], deleted: true })
  if (!row) throw notFound(model.name, id)
  const asked = field === undefined ? '' : ' and diff like ?'
  return await readPast({
    name: 'history',
    limit,
    after,
    async read(place, most) {
      const behind = place ? ' and at <= ? and (at < ? or id < ?)' : ''
      return await kernel.dialect.all({
        sql: `select ${auditColumns} from kernel_audit where record = ? and entity = ?${asked}${behind} order by at desc, id desc limit ${most}`,
        parameters: [
          id,
          model.name,
          ...(field === undefined ? [] : [`%"${field}":[%`]),
          ...(place ? [place.at, place.at, place.id] : []),
        ],
      })
    },
    async show(rows) {
      return rows.map(found => {
        const entry = historyEntry(found, row)
        if (entry === undefined || field === undefined) return entry
        const change = entry.changes[field]
        return change && { ...entry, changes: { [field]: change } }
      })
    },
  })
}
