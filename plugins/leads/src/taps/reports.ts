import { type AnyTap, kernelContract, measure, ratio, tap } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'

const common = {
  at: { field: 'createdAt', is: 'instant' },
  by: {
    source: { field: 'source', names: { entity: 'leads.source', by: 'code', label: 'name' } },
    owner: { field: 'owner' },
    region: { field: 'region' },
    industry: { field: 'industry' },
  },
} as const
const ended = ['converted', 'disqualified'] as const

/** What can be counted of leads: the steps of the funnel (R19), and what became of them (R10). */
export const reported: AnyTap<LeadsContract> = tap<LeadsContract>()(kernelContract.hooks.reports, {
  id: 'leads.reported',
  collect: () => [
    measure(lead, { ...common, id: 'leads.all', report: 'reports.funnel', position: 10 }),
    measure(lead, {
      ...common,
      id: 'leads.qualified',
      report: 'reports.funnel',
      where: { status: { in: ['qualified', 'converted'] } },
      position: 20,
    }),
    measure(lead, { ...common, id: 'leads.all', report: 'reports.conversion', chart: false, position: 10 }),
    measure(lead, {
      ...common,
      id: 'leads.converted',
      report: 'reports.conversion',
      where: { status: 'converted' },
      chart: true,
      position: 20,
    }),
    measure(lead, {
      ...common,
      id: 'leads.open',
      report: 'reports.conversion',
      where: { not: { status: { in: [...ended] } } },
      chart: true,
      position: 30,
    }),
    measure(lead, {
      ...common,
      id: 'leads.disqualified',
      report: 'reports.conversion',
      where: { status: 'disqualified' },
      chart: true,
      position: 40,
    }),
    ratio({
      id: 'leads.conversion',
      report: 'reports.conversion',
      of: ['leads.converted'],
      in: ['leads.all'],
      position: 50,
    }),
    measure(lead, { ...common, id: 'leads.all', report: 'reports.sources', position: 10 }),
  ],
})
