import { page, type Ui } from '@kith/sdk'

const module = '@kith/plugin-reports/ui'
const needs = 'reports.read'

/** What reports show in the application. */
export const shown: readonly Ui[] = [
  page({ path: 'all', icon: 'chart', group: 'reports', element: 'kith-reports-all', module, needs }),
  page({ path: 'report', element: 'kith-reports-report', module, needs }),
]
