import { businessLine, choice, email, entity, phone, ref, refs, text, url, user } from '@kith/sdk'

/** The hub of what is known about a customer (R22): an organisation, or a person who buys for himself (R21). */
export const account = entity('accounts.account', {
  fields: {
    name: text({ required: true, max: 200, search: true, index: true, personal: true }),
    kind: choice(['organisation', 'person'], { default: 'organisation' }),
    phone: phone({ index: true, personal: true }),
    email: email({ index: true, personal: true }),
    website: url(),
    industry: text({ max: 100 }),
    size: text({ max: 60 }),
    region: text({ max: 100 }),
    address: text({ multiline: true, max: 1000, personal: true }),
    source: text({ max: 60 }),
    owner: ref(user, { onDelete: 'detach' }),
    /** The business lines that deal with it; none is everybody's (R33). */
    lines: refs(businessLine),
  },
  indexes: [['owner', 'createdAt']],
  person: { by: ['email'], when: { kind: 'person' } },
})
