import { type Policy, policy } from '@kith/sdk'
import { account, contact } from './contract/index.ts'

/** Everybody who sells or markets sees the customers; sales changes those it deals with directly (R32). */
export const policies: readonly Policy[] = [
  policy(account, [
    { id: 'accounts.read', roles: ['sales', 'marketing'], verbs: ['read'] },
    { id: 'accounts.create', roles: ['sales'], verbs: ['create'] },
    { id: 'accounts.own', roles: ['sales'], verbs: ['update'], where: { owner: { $: 'actor.id' } } },
  ]),
  policy(contact, [
    { id: 'accounts.contacts-read', roles: ['sales', 'marketing'], verbs: ['read'] },
    { id: 'accounts.contacts-create', roles: ['sales'], verbs: ['create'] },
    { id: 'accounts.contacts-own', roles: ['sales'], verbs: ['update'], where: { owner: { $: 'actor.id' } } },
  ]),
]
