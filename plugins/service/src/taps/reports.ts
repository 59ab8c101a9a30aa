import { type AnyTap, kernelContract, measure, ratio, tap } from '@kith/sdk'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

const common = {
  report: 'reports.cases',
  at: { field: 'createdAt', is: 'instant' },
  by: {
    queue: { field: 'queue', names: { entity: 'service.queue', by: 'id', label: 'name' } },
    issueType: { field: 'issueType', names: { entity: 'service.issueType', by: 'id', label: 'name' } },
    owner: { field: 'owner' },
    priority: { field: 'priority' },
    channel: { field: 'channel' },
  },
} as const
const ended = ['solved', 'closed'] as const

/** What can be counted of cases (R85, R90): how many, how quickly they are answered and solved, what customers say. */
export const reported: AnyTap<ServiceContract> = tap<ServiceContract>()(kernelContract.hooks.reports, {
  id: 'service.reported',
  collect: () => [
    measure(serviceCase, { ...common, id: 'service.all', chart: false, position: 10 }),
    measure(serviceCase, {
      ...common,
      id: 'service.ended',
      where: { state: { in: [...ended] } },
      position: 20,
      chart: true,
    }),
    measure(serviceCase, {
      ...common,
      id: 'service.open',
      where: { not: { state: { in: [...ended] } } },
      chart: true,
      position: 30,
    }),
    ratio({
      id: 'service.ended-part',
      report: common.report,
      of: ['service.ended'],
      in: ['service.all'],
      position: 40,
    }),
    measure(serviceCase, {
      ...common,
      id: 'service.respond',
      sum: 'respondMinutes',
      mean: true,
      unit: 'minutes',
      position: 50,
    }),
    measure(serviceCase, {
      ...common,
      id: 'service.solve',
      sum: 'solveMinutes',
      mean: true,
      unit: 'minutes',
      position: 60,
    }),
    measure(serviceCase, {
      ...common,
      id: 'service.satisfaction',
      sum: 'satisfaction',
      mean: true,
      unit: 'points',
      position: 70,
    }),
  ],
})
