import { defineContract, type Infer } from '@kith/sdk'
import { consent } from './consent.ts'
import { carry, keep, link, mailable, of, record, withdraw } from './operations.ts'
import { purpose } from './purpose.ts'

const contract = defineContract({
  name: 'consents',
  version: '0.1.0',
  main: consent,
  entities: { purposes: purpose },
  permissions: {
    'consents.read': 'See what people agreed to',
    'consents.record': 'Note what people agreed to or took back',
  },
  operations: { record, keep, carry, withdraw, of, mailable, link },
})

/** Answers under `consents` (what was said) and `consents.purposes`. */
export interface ConsentsContract extends Infer<typeof contract> {}
export const consentsContract: ConsentsContract = contract
