export { account } from './account.ts'
export { contact } from './contact.ts'
export { type AccountsContract, accountsContract } from './contract.ts'
