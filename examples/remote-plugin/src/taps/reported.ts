import { type AnyTap, kernelContract, measure, report, tap } from '@kith/sdk'
import { type CreditContract, limit } from '../contract/index.ts'
import type { Needed } from '../standing.ts'

const id = 'credit.limits'

/** A report of the limits that were granted. */
export const reported: AnyTap<CreditContract, Needed> = tap<CreditContract, Needed>()(kernelContract.hooks.reports, {
  id: 'credit.reports',
  collect: () => [
    report({ id, drawn: 'table', position: 900 }),
    measure(limit, {
      id: 'credit.granted',
      report: id,
      sum: 'amount',
      unit: 'money',
      at: { field: 'createdAt', is: 'instant' },
    }),
    measure(limit, {
      id: 'credit.used',
      report: id,
      sum: 'used',
      unit: 'money',
      at: { field: 'createdAt', is: 'instant' },
    }),
  ],
})
