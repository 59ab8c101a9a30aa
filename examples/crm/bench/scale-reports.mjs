import { trpc } from './ask.mjs'
import { ownerId } from './leads.mjs'
import { helperId, year } from './records.mjs'

/** Each report with what it opens with, and the first table by hand. */
export const reports = {
  funnel: [null, 'month'],
  conversion: ['source', 'month'],
  sources: ['source', 'month'],
  performance: ['owner', 'month'],
  forecast: ['month', 'owner'],
  activities: ['type', 'month'],
  cases: ['queue', 'month'],
}

export const actorsOf = name => (name === 'cases' ? ['all', 'helper'] : ['all', 'manager', 'seller'])

/** The path by which the product answers it. */
export function reportPath(name, by) {
  return trpc('reports.read', { report: `reports.${name}`, ...year, by })
}

/** The organisation's clock is eight hours ahead. */
const [from, to] = ['2024-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z']

/** Answers the SQL by hand of a report: as many statements as it has tables, with their parameters. */
export function byHand(name, by, actor) {
  return tables[name].map(({ table, at, fields, months, measures, sees }) => {
    const key =
      by === null ? "''" : by === 'month' ? (months ?? `strftime('%Y-%m', ${at}, '+8 hours')`) : (fields[by] ?? by)
    const within = at === 'month_fold' ? [year.from, '2026-01'] : [from, to]
    const seen = sees(actor)
    const sql = `select ${key} as key, ${measures} from ${table} where deleted_at is null and ${at} >= ? and ${at} < ?${seen ? ` and ${seen[0]}` : ''} group by 1`
    return { sql, parameters: [...within, ...(seen?.slice(1) ?? [])] }
  })
}

const seller = ownerId(7)
const below = 'owner in (select id from kernel_user where team is not null)'
const owned = actor => ({ manager: [below], seller: ['owner = ?', seller] })[actor]
const pooled = actor =>
  ({ manager: [`(${below} or owner is null)`], seller: ['(owner = ? or owner is null)', seller] })[actor]
const worked = actor =>
  ({
    manager: [below],
    seller: [
      '(owner in (select id from kernel_user where team = (select team from kernel_user where id = ?)) or account is not null or participants like ?)',
      seller,
      `%${seller}%`,
    ],
  })[actor]
const helped = actor =>
  ({
    helper: [
      '(owner = ? or queue in (select q.id from service_queue q, json_each(q.members) m where m.value = ?))',
      helperId(7),
      helperId(7),
    ],
  })[actor]
const aimed = actor => ({ manager: ['user is not null'], seller: ['user = ?', seller] })[actor]

const count = condition => `count(case when ${condition} then 1 end)`
const sum = (column, condition) => `coalesce(sum(case when ${condition} then ${column} end), 0)`
const [won, lost, open] = ["status = 'won'", "status = 'lost'", "status = 'open'"]
const leads = measures => ({ table: 'leads_lead', at: 'created_at', fields: {}, measures, sees: pooled })
const deals = (at, measures) => ({
  table: 'opportunities_opportunity',
  at,
  fields: {},
  months: at === 'month_fold' ? 'month' : undefined,
  measures,
  sees: owned,
})

const tables = {
  funnel: [
    leads(`count(*), ${count("status in ('qualified', 'converted')")}`),
    deals('created_at', `count(*), ${count(won)}`),
  ],
  conversion: [
    leads(
      `count(*), ${count("status = 'converted'")}, ${count("status not in ('converted', 'disqualified')")}, ${count("status = 'disqualified'")}`,
    ),
  ],
  sources: [leads('count(*)'), deals('created_at', `count(*), ${count(won)}, ${sum('amount_base', won)}`)],
  performance: [
    deals(
      'closed_at',
      `${count(won)}, ${count(lost)}, ${sum('amount_base', won)}, ${sum('cycle_days', won)}, ${count(`${won} and cycle_days is not null`)}`,
    ),
  ],
  forecast: [
    deals('month_fold', `${sum('amount_base', won)}, ${sum('weighted_base', open)}, ${sum('amount_base', open)}`),
    {
      table: 'opportunities_target',
      at: 'month_fold',
      fields: { owner: 'user' },
      months: 'month',
      measures: 'coalesce(sum(amount_base), 0)',
      sees: aimed,
    },
  ],
  activities: [
    {
      table: 'activities_activity',
      at: 'at',
      fields: {},
      measures: `${count("state = 'done'")}, ${count("state in ('planned', 'in-progress')")}, ${count("state = 'rejected'")}, ${count("state = 'cancelled'")}`,
      sees: worked,
    },
  ],
  cases: [
    {
      table: 'service_case',
      at: 'created_at',
      fields: {},
      measures: `count(*), ${count("state in ('solved', 'closed')")}, ${count("state not in ('solved', 'closed')")}, sum(respond_minutes), count(respond_minutes), sum(solve_minutes), count(solve_minutes), sum(satisfaction), count(satisfaction)`,
      sees: helped,
    },
  ],
}
