import type { Figures } from '../contract/index.ts'

/** What is counted and added up; return on investment follows from it. */
export type Counts = Omit<Figures, 'roi' | 'unsaid'>

export const nothing: Counts = {
  members: 0,
  responses: 0,
  leads: 0,
  qualified: 0,
  converted: 0,
  deals: 0,
  cost: { sum: 0, missing: 0 },
  revenue: { sum: 0, missing: 0 },
}

export function added(a: Counts, b: Partial<Counts>): Counts {
  const sum = (key: 'cost' | 'revenue') => ({
    sum: a[key].sum + (b[key]?.sum ?? 0),
    missing: a[key].missing + (b[key]?.missing ?? 0),
  })
  const count = (key: Exclude<keyof Counts, 'cost' | 'revenue'>) => a[key] + (b[key] ?? 0)
  return {
    members: count('members'),
    responses: count('responses'),
    leads: count('leads'),
    qualified: count('qualified'),
    converted: count('converted'),
    deals: count('deals'),
    cost: sum('cost'),
    revenue: sum('revenue'),
  }
}

/** With the return on investment (R79, R81). What cannot be said is not guessed: an amount without a rate is none at all. */
export function withReturn(counts: Counts): Figures {
  const { cost, revenue } = counts
  if (cost.missing + revenue.missing > 0) return { ...counts, roi: null, unsaid: 'no_rate' }
  if (cost.sum === 0) return { ...counts, roi: null, unsaid: 'no_cost' }
  return { ...counts, roi: (revenue.sum - cost.sum) / cost.sum, unsaid: null }
}
