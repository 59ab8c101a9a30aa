import type { AccountsContract } from '@kith/plugin-accounts/contract'
import type { ConsentsContract } from '@kith/plugin-consents/contract'
import type { FormsContract } from '@kith/plugin-forms/contract'
import type { LeadsContract } from '@kith/plugin-leads/contract'

/** The contracts of the plugins that this one needs. */
export type Needed = AccountsContract | ConsentsContract | FormsContract | LeadsContract
