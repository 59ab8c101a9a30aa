import type { Handler } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'

/** How the leads of each source have ended, of those that the caller may see and that came in the period. */
export const success: Handler<LeadsContract, 'success'> = async (ctx, { from, to }) => {
  const created = { ...(from && { gte: from }), ...(to && { lt: to }) }
  const where = Object.keys(created).length > 0 ? { createdAt: created } : {}
  const groups = await ctx.data.groups(lead, { by: ['source', 'status'], where: where as never })
  const bySource = new Map<string, { converted: number; disqualified: number; open: number }>()
  for (const { values, count } of groups) {
    const source = String(values.source)
    const row = bySource.get(source) ?? { converted: 0, disqualified: 0, open: 0 }
    const ended = values.status === 'converted' || values.status === 'disqualified' ? values.status : 'open'
    bySource.set(source, { ...row, [ended]: row[ended] + count })
  }
  const rows = [...bySource].map(([source, row]) => {
    const total = row.converted + row.disqualified + row.open
    return { source, total, ...row, rate: total === 0 ? 0 : row.converted / total }
  })
  return { rows: rows.sort((a, b) => b.total - a.total || (a.source < b.source ? -1 : 1)) }
}
