export { type ReportsContract, reportsContract } from './contract.ts'
export type { Cell } from './operations.ts'
