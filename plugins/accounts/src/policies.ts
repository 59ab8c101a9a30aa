import { type Policy, policy } from '@kith/sdk'
import { account, contact } from './contract/index.ts'

const team = ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator']
const sellers = ['sales', 'sales-manager']

/**
 * The team sees the customers (R45). Sales changes those that it deals with directly (R32): its own, the contacts of its
 * own accounts, what was shared with it; of those only what belongs to its business lines, or to none (R33). A sales
 * manager changes those of his people, service how a contact is reached, the data administrator all. A contact is deleted
 * with a manager's approval (R31: the tap `accounts.approve-deletion`).
 */
export const policies: readonly Policy[] = [
  policy(account, [
    { id: 'accounts.read', roles: team, verbs: ['read'] },
    { id: 'accounts.create', roles: [...sellers, 'data-administrator'], verbs: ['create'] },
    { id: 'accounts.own', roles: sellers, verbs: ['update'], scope: 'own', lines: 'lines' },
    { id: 'accounts.shared', roles: sellers, verbs: ['update'], scope: 'shared', lines: 'lines' },
    { id: 'accounts.team', roles: ['sales-manager'], verbs: ['update'], scope: 'below' },
    { id: 'accounts.data', roles: ['data-administrator'], verbs: ['update', 'delete', 'restore'] },
  ]),
  policy(contact, [
    { id: 'accounts.contacts-read', roles: team, verbs: ['read'] },
    { id: 'accounts.contacts-create', roles: [...sellers, 'service', 'data-administrator'], verbs: ['create'] },
    { id: 'accounts.contacts-own', roles: sellers, verbs: ['update', 'delete'], scope: 'own', lines: 'lines' },
    { id: 'accounts.contacts-direct', roles: sellers, verbs: ['update'], via: 'account', lines: 'lines' },
    { id: 'accounts.contacts-shared', roles: sellers, verbs: ['update'], scope: 'shared', lines: 'lines' },
    { id: 'accounts.contacts-team', roles: ['sales-manager'], verbs: ['update', 'delete', 'restore'], scope: 'below' },
    {
      id: 'accounts.contacts-reach',
      roles: ['service'],
      verbs: ['update'],
      fields: ['name', 'firstName', 'lastName', 'title', 'email', 'phone'],
    },
    { id: 'accounts.contacts-data', roles: ['data-administrator'], verbs: ['update', 'delete', 'restore'] },
  ]),
]
