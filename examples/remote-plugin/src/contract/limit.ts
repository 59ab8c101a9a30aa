import { account } from '@kith/plugin-accounts/contract'
import { entity, money, ref, text } from '@kith/sdk'

/** How much a customer may owe. Whom none is written for may owe what the setting `standard` says. */
export const limit = entity('credit.limit', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    account: ref(account, { required: true, fixed: true, unique: true, onDelete: 'cascade' }),
    amount: money({ required: true, min: 0 }),
    /** What its won opportunities come to. */
    used: money({ derived: true }),
  },
})
