export { type CreditContract, creditContract } from './contract.ts'
export { limit } from './limit.ts'
