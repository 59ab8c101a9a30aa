export { consent, type Evidence } from './consent.ts'
export { type ConsentsContract, consentsContract } from './contract.ts'
export { purpose } from './purpose.ts'
