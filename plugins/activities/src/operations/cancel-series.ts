import { type Handler, notFound } from '@kith/sdk'
import { type ActivitiesContract, activity, series } from '../contract/index.ts'
import { steers } from '../people/steers.ts'

export const cancelSeries: Handler<ActivitiesContract, 'cancelSeries'> = async (ctx, input) => {
  const now = ctx.now().toISOString()
  const where = { series: input.series, state: 'planned', at: { gte: now } } as const
  const rows = []
  let after: string | undefined
  do {
    const page = await ctx.data.list(activity, { where, sort: ['at'], limit: 200, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  if (rows.length === 0 && !(await ctx.asPlugin.data.get(series, input.series)))
    throw notFound(series.name, input.series)
  let cancelled = 0
  for (const row of rows) {
    if (!(await steers(ctx, row.owner))) continue
    const reason = input.reason ?? row.reason
    ctx.change.update(activity, row.id, { state: 'cancelled', reason }, { version: row.version })
    cancelled++
  }
  return { cancelled }
}
