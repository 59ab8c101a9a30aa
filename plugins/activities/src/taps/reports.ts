import { type AnyTap, kernelContract, measure, ratio, tap } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'

const common = {
  report: 'reports.activities',
  at: { field: 'at', is: 'instant' },
  by: {
    type: { field: 'type', names: { entity: 'activities.type', by: 'id', label: 'name' } },
    owner: { field: 'owner' },
    priority: { field: 'priority' },
  },
} as const
const all = ['planned', 'done', 'rejected', 'cancelled'].map(word => `activities.${word}`)

/** What can be counted of activities (R52, R72). */
export const reported: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(kernelContract.hooks.reports, {
  id: 'activities.reported',
  collect: () => [
    measure(activity, { ...common, id: 'activities.done', where: { state: 'done' }, position: 10 }),
    measure(activity, {
      ...common,
      id: 'activities.planned',
      where: { state: { in: ['planned', 'in-progress'] } },
      position: 20,
    }),
    measure(activity, { ...common, id: 'activities.rejected', where: { state: 'rejected' }, position: 30 }),
    measure(activity, { ...common, id: 'activities.cancelled', where: { state: 'cancelled' }, position: 40 }),
    ratio({
      id: 'activities.done-part',
      report: common.report,
      of: ['activities.done'],
      in: all,
      position: 50,
    }),
  ],
})
