import { contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { choice, extendEntity, text } from '@kith/sdk'

const bands = ['under-25', '25-34', '35-44', '45-54', '55-and-over'] as const

/** What segments ask of people beside what leads and contacts know themselves (R82). */
export const extensions = {
  lead: extendEntity(lead, {
    occupation: text({ max: 100 }),
    ageBand: choice(bands),
  }),
  contact: extendEntity(contact, {
    occupation: text({ max: 100 }),
    ageBand: choice(bands),
  }),
}
