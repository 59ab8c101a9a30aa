import { account, contact } from '@kith/plugin-accounts/contract'
import { boolean, entity, integer, ref, text } from '@kith/sdk'
import { opportunity } from './opportunity.ts'

/** What somebody can be to an opportunity: decider, user, financier, dealer …: an editable list (R42). */
export const roleType = entity('opportunities.roleType', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})

/** What a contact, or an account, is to an opportunity (R34, R42). */
export const role = entity('opportunities.role', {
  fields: {
    note: text({ max: 500 }),
    opportunity: ref(opportunity, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    type: ref(roleType, { required: true, onDelete: 'restrict' }),
    contact: ref(contact, { index: true, onDelete: 'cascade' }),
    account: ref(account, { index: true, onDelete: 'cascade' }),
  },
  within: 'opportunity',
})
