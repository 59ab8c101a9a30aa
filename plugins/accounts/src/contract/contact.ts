import { businessLine, email, entity, phone, ref, refs, text, user } from '@kith/sdk'
import { account } from './account.ts'

/** A person of an account (R22), buyer or not (R35). `name` is written as on the card; the parts are optional. */
export const contact = entity('accounts.contact', {
  fields: {
    name: text({ required: true, max: 200, search: true, personal: true }),
    firstName: text({ max: 100, personal: true }),
    lastName: text({ max: 100, personal: true }),
    title: text({ max: 200 }),
    email: email({ index: true, personal: true }),
    phone: phone({ index: true, personal: true }),
    account: ref(account, { index: true, onDelete: 'restrict' }),
    owner: ref(user, { onDelete: 'detach' }),
    /** The business lines that deal with them; none is everybody's (R33). */
    lines: refs(businessLine),
  },
  indexes: [['owner', 'createdAt']],
  timeline: { on: ['account'] },
  person: { by: ['email'] },
})
