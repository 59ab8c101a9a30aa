import { defineContract, type Infer } from '@kith/sdk'
import { overview, read } from './operations.ts'

const contract = defineContract({
  name: 'reports',
  version: '0.1.0',
  permissions: { 'reports.read': 'See reports' },
  operations: { overview, read },
})

/** Answers under `reports`. What reports count comes by the hook `kernel.reports` (docs/adr/0051). */
export interface ReportsContract extends Infer<typeof contract> {}
export const reportsContract: ReportsContract = contract
