import { type LeadsContract, lead } from '@kith/plugin-leads/contract'
import type { Handler } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'
import { readingIn } from '../money/reading.ts'
import { within } from './period.ts'

/** Of what the caller may see: leads and opportunities that came in the period, as far as they are now (R19). */
export const funnel: Handler<OpportunitiesContract, 'funnel', LeadsContract> = async (ctx, { currency, ...period }) => {
  const { of, ...read } = await readingIn(ctx, currency)
  const createdAt = within(period)
  const where = createdAt ? { createdAt } : {}
  const [leads, opportunities] = await Promise.all([
    ctx.data.groups(lead, { by: ['status'], where }),
    ctx.data.groups(opportunity, { by: ['status'], sum: ['amount'], where }),
  ])
  const count = (groups: typeof leads, statuses?: readonly string[]) =>
    groups
      .filter(({ values }) => !statuses || statuses.includes(String(values.status)))
      .reduce((sum, { count }) => sum + count, 0)
  const counts = [
    ['lead', count(leads)],
    ['qualified', count(leads, ['qualified', 'converted'])],
    ['opportunity', count(opportunities)],
    ['won', count(opportunities, ['won'])],
  ] as const
  const won = opportunities.find(({ values }) => values.status === 'won')
  return {
    ...read,
    steps: counts.map(([step, count], n) => {
      const before = counts[n - 1]?.[1]
      return { step, count, rate: before ? count / before : null }
    }),
    won: of(won?.sums.amount?.sum ?? 0),
  }
}
