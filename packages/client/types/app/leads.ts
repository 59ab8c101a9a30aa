import {
  choice,
  defineContract,
  definePlugin,
  email,
  entity,
  type Infer,
  integer,
  mutation,
  type Plugin,
  query,
  ref,
  text,
  user,
} from '@kith/sdk'
import { z } from 'zod'
import { type AccountsContract, account, accountsContract, contact } from './accounts.ts'

const lead = entity('leads.lead', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    email: email({ index: true, personal: true }),
    status: choice(['new', 'working', 'converted'], { default: 'new' }),
    owner: ref(user),
    score: integer({ default: 0 }),
    rank: integer({ default: 0, derived: true }),
  },
})

const Convert = z.object({ id: z.uuid(), to: z.array(z.enum(['account', 'contact'])).min(1) })
const Converted = z.object({ account: z.uuid().nullable(), contact: z.uuid().nullable() })

const contract = defineContract({
  name: 'leads',
  version: '0.1.0',
  main: lead,
  permissions: { 'leads.convert': 'Turn a lead into an account and a contact' },
  operations: {
    convert: mutation({ needs: 'leads.convert', input: Convert, output: Converted }),
    sources: query({ needs: 'leads.convert', input: z.object({ year: z.int() }), output: z.array(z.string()) }),
  },
})

export interface LeadsContract extends Infer<typeof contract> {}
const leadsContract: LeadsContract = contract

export const leads: Plugin<LeadsContract, AccountsContract> = definePlugin<LeadsContract, AccountsContract>({
  contract: leadsContract,
  dependsOn: [accountsContract],
  writes: { [account.name]: ['create'], [contact.name]: ['create'] },
  handlers: { convert: () => ({ account: null, contact: null }), sources: () => [] },
})
