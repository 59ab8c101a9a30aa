import type { LeadsContract } from '@kith/plugin-leads/contract'
import { type AnyTap, kernelContract, measure, type ReportPart, ratio, report, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, rivalry, target } from '../contract/index.ts'

const came = { field: 'createdAt', is: 'instant' } as const
const ended = { field: 'closedAt', is: 'instant' } as const
const month = { field: 'month', is: 'month' } as const
const by = {
  source: { field: 'source', names: { entity: 'leads.source', by: 'code', label: 'name' } },
  owner: { field: 'owner' },
  line: { field: 'line', names: { entity: 'kernel.businessLine', by: 'id', label: 'name' } },
  region: { field: 'region' },
} as const
const reason = { field: 'reason', names: { entity: 'opportunities.reason', by: 'id', label: 'name' } } as const
const [won, lost, open] = [{ status: 'won' }, { status: 'lost' }, { status: 'open' }] as const

/** What can be counted of opportunities (R19, R38, R46, R48, R81), by what they have come to and when. */
export const reported: AnyTap<OpportunitiesContract, LeadsContract> = tap<OpportunitiesContract, LeadsContract>()(
  kernelContract.hooks.reports,
  {
    id: 'opportunities.reported',
    collect: () => [...funnel(), ...sources(), ...performance(), ...competition(), ...forecast()],
  },
)

function funnel(): readonly ReportPart[] {
  const report = 'reports.funnel'
  return [
    measure(opportunity, { id: 'opportunities.all', report, at: came, by, position: 30 }),
    measure(opportunity, { id: 'opportunities.won', report, at: came, by, where: won, position: 40 }),
  ]
}

function sources(): readonly ReportPart[] {
  const report = 'reports.sources'
  return [
    measure(opportunity, { id: 'opportunities.all', report, at: came, by, position: 20 }),
    measure(opportunity, { id: 'opportunities.won', report, at: came, by, where: won, position: 30 }),
    measure(opportunity, {
      id: 'opportunities.won-amount',
      report,
      at: came,
      by,
      where: won,
      sum: 'amount',
      unit: 'money',
      position: 40,
    }),
    ratio({
      id: 'opportunities.won-part',
      report,
      of: ['opportunities.won'],
      in: ['opportunities.all'],
      position: 50,
    }),
  ]
}

function performance(): readonly ReportPart[] {
  const common = { report: 'reports.performance', at: ended, by: { ...by, reason } } as const
  return [
    measure(opportunity, { ...common, id: 'opportunities.won', where: won, position: 10 }),
    measure(opportunity, { ...common, id: 'opportunities.lost', where: lost, position: 20 }),
    ratio({
      id: 'opportunities.win-rate',
      report: common.report,
      of: ['opportunities.won'],
      in: ['opportunities.won', 'opportunities.lost'],
      position: 30,
    }),
    measure(opportunity, {
      ...common,
      id: 'opportunities.won-amount',
      where: won,
      sum: 'amount',
      unit: 'money',
      position: 40,
    }),
    measure(opportunity, {
      ...common,
      id: 'opportunities.size',
      where: won,
      sum: 'amount',
      mean: true,
      unit: 'money',
      position: 50,
    }),
    measure(opportunity, {
      ...common,
      id: 'opportunities.cycle',
      where: won,
      sum: 'cycleDays',
      mean: true,
      unit: 'days',
      position: 60,
    }),
  ]
}

/** Competitors that we met in the period, and how it ended (R96). */
function competition(): readonly ReportPart[] {
  const id = 'opportunities.competition'
  const names = { entity: 'opportunities.competitor', by: 'id', label: 'name' } as const
  const common = { report: id, at: came, by: { competitor: { field: 'competitor', names } } } as const
  const met = (outcome: 'won' | 'lost' | 'neither' | 'open', position: number) =>
    measure(rivalry, { ...common, id: `opportunities.met-${outcome}`, where: { outcome }, position })
  return [
    report({ id, by: 'competitor', position: 45 }),
    met('won', 10),
    met('lost', 20),
    met('neither', 30),
    met('open', 40),
    ratio({
      id: 'opportunities.met-rate',
      report: id,
      of: ['opportunities.met-won'],
      in: ['opportunities.met-won', 'opportunities.met-lost'],
      position: 50,
    }),
  ]
}

function forecast(): readonly ReportPart[] {
  const common = { report: 'reports.forecast', at: month, by, unit: 'money' } as const
  const aimed = { owner: { field: 'user' }, team: { field: 'team' } } as const
  return [
    measure(opportunity, { ...common, id: 'opportunities.won-amount', where: won, sum: 'amount', position: 10 }),
    measure(opportunity, { ...common, id: 'opportunities.weighted', where: open, sum: 'weighted', position: 20 }),
    measure(opportunity, {
      ...common,
      id: 'opportunities.open-amount',
      where: open,
      sum: 'amount',
      chart: false,
      position: 30,
    }),
    measure(target, { ...common, id: 'opportunities.target', by: aimed, sum: 'amount', entered: true, position: 40 }),
    ratio({
      id: 'opportunities.reached',
      report: common.report,
      of: ['opportunities.won-amount'],
      in: ['opportunities.target'],
      position: 50,
    }),
    ratio({
      id: 'opportunities.expected',
      report: common.report,
      of: ['opportunities.won-amount', 'opportunities.weighted'],
      in: ['opportunities.target'],
      position: 60,
    }),
  ]
}
