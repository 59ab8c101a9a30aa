import { defineContract, type Infer } from '@kith/sdk'
import { account } from './account.ts'
import { contact } from './contact.ts'
import { match } from './operations.ts'

const contract = defineContract({
  name: 'accounts',
  version: '0.1.0',
  main: account,
  entities: { contacts: contact },
  permissions: { 'accounts.match': 'Find out whether somebody is an account or a contact already' },
  operations: { match },
})

/** Answers under `accounts` (accounts) and `accounts.contacts`. */
export interface AccountsContract extends Infer<typeof contract> {}
export const accountsContract: AccountsContract = contract
