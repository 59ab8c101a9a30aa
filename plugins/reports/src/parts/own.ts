import { type AnyTap, kernelContract, report, tap } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'

/** The reports that span modules: what they count is the modules' business. */
export const own: AnyTap<ReportsContract> = tap<ReportsContract>()(kernelContract.hooks.reports, {
  id: 'reports.own',
  collect: () => [
    report({ id: 'reports.funnel', drawn: 'funnel', position: 10 }),
    report({ id: 'reports.conversion', by: 'source', position: 20 }),
    report({ id: 'reports.sources', by: 'source', position: 30 }),
    report({ id: 'reports.performance', by: 'owner', position: 40 }),
    report({ id: 'reports.forecast', by: 'month', position: 50 }),
    report({ id: 'reports.activities', by: 'type', position: 60 }),
    report({ id: 'reports.cases', by: 'queue', position: 70 }),
  ],
})
