import type { Handler } from '@kith/sdk'
import { competitor, type OpportunitiesContract, rivalry } from '../contract/index.ts'
import { within } from './period.ts'

/** Of the opportunities that the caller may see: those on which we met in the period. */
export const competition: Handler<OpportunitiesContract, 'competition'> = async (ctx, period) => {
  const createdAt = within(period)
  const groups = await ctx.data.groups(rivalry, {
    by: ['competitor', 'outcome'],
    where: createdAt ? { createdAt } : {},
  })
  const names = new Map((await ctx.asPlugin.snapshot(competitor)).map(({ id, name }) => [id, name]))
  const rows = [...Map.groupBy(groups, ({ values }) => String(values.competitor))].map(([id, mine]) => {
    const count = (outcome: string) => mine.find(({ values }) => values.outcome === outcome)?.count ?? 0
    const [won, lost] = [count('won'), count('lost')]
    return {
      competitor: id,
      name: names.get(id) ?? '',
      open: count('open'),
      won,
      lost,
      neither: count('neither'),
      rate: won + lost === 0 ? null : won / (won + lost),
    }
  })
  return { rows: rows.sort((a, b) => b.won + b.lost + b.open - a.won - a.lost - a.open) }
}
