import { type LeadsContract, source } from '@kith/plugin-leads/contract'
import { businessLine, type Handler, type ReadContext, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, reason } from '../contract/index.ts'
import { readingIn } from '../money/reading.ts'
import { within } from './period.ts'

/** Of what the caller may see and what ended in the period. */
export const results: Handler<OpportunitiesContract, 'results', LeadsContract> = async (
  ctx,
  { by, currency, ...period },
) => {
  const { of, ...read } = await readingIn(ctx, currency)
  const closedAt = within(period)
  const groups = await ctx.data.groups(opportunity, {
    by: by === 'none' ? ['status'] : [by, 'status'],
    sum: ['amount', 'cycleDays'],
    where: { status: { in: ['won', 'lost'] }, ...(closedAt && { closedAt }) },
  })
  const names = by === 'none' ? new Map<string, string>() : await namesOf(ctx, by)
  const rows = [
    ...Map.groupBy(groups, ({ values }) => (by === 'none' ? null : ((values[by] as string | null) ?? null))),
  ]
  return {
    ...read,
    rows: rows
      .map(([value, mine]) => {
        const [won, lost] = ['won', 'lost'].map(status => mine.find(({ values }) => values.status === status))
        const ended = (won?.count ?? 0) + (lost?.count ?? 0)
        return {
          value,
          name: value === null ? null : (names.get(value) ?? null),
          won: won?.count ?? 0,
          lost: lost?.count ?? 0,
          rate: ended === 0 ? 0 : (won?.count ?? 0) / ended,
          amount: of(won?.sums.amount?.sum ?? 0),
          cycle: won ? (won.sums.cycleDays?.sum ?? 0) / won.count : null,
        }
      })
      .sort((a, b) => b.amount - a.amount || b.won + b.lost - a.won - a.lost),
  }
}

async function namesOf(
  ctx: ReadContext<OpportunitiesContract, LeadsContract>,
  by: 'owner' | 'source' | 'line' | 'reason',
): Promise<ReadonlyMap<string, string>> {
  if (by === 'source') return new Map((await ctx.asPlugin.snapshot(source)).map(({ code, name }) => [code, name]))
  const rows = await ctx.asPlugin.snapshot(by === 'owner' ? user : by === 'line' ? businessLine : reason)
  return new Map(rows.map(({ id, name }) => [id, String(name)]))
}
