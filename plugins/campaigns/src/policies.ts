import { type Policy, policy } from '@kith/sdk'
import { campaign, channel, expense, member, segment } from './contract/index.ts'

const team = ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator']
const write = ['create', 'update', 'delete', 'restore'] as const

/**
 * Marketing has all of it. Sales reads what campaigns there are, without what they cost, and of members those whose lead or
 * contact it may see: what its customers came from and were asked. Sales managers see the costs too.
 */
export const policies: readonly Policy[] = [
  policy(campaign, [
    { id: 'campaigns.marketing', roles: ['marketing'], verbs: ['read', ...write] },
    { id: 'campaigns.managers', roles: ['sales-manager'], verbs: ['read'] },
    {
      id: 'campaigns.read',
      roles: ['sales', 'service', 'data-administrator'],
      verbs: ['read'],
      fields: { except: ['plannedCost'] },
    },
  ]),
  policy(member, [
    { id: 'campaigns.members-all', roles: ['marketing'], verbs: ['read', ...write] },
    { id: 'campaigns.members-lead', roles: ['sales', 'sales-manager'], verbs: ['read'], via: 'lead' },
    { id: 'campaigns.members-contact', roles: ['sales', 'sales-manager', 'service'], verbs: ['read'], via: 'contact' },
    // What somebody says to them, they may note: where they may work on the lead or the contact.
    {
      id: 'campaigns.members-respond',
      roles: ['sales', 'sales-manager'],
      verbs: ['update'],
      via: 'lead',
      fields: ['response'],
    },
  ]),
  policy(expense, [
    { id: 'campaigns.expenses', roles: ['marketing'], verbs: ['read', ...write] },
    { id: 'campaigns.expenses-read', roles: ['sales-manager'], verbs: ['read'] },
  ]),
  policy(segment, [{ id: 'campaigns.segments', roles: ['marketing'], verbs: ['read', ...write] }]),
  policy(channel, [
    { id: 'campaigns.channels', roles: ['marketing'], verbs: ['read', ...write] },
    { id: 'campaigns.channels-read', roles: team, verbs: ['read'] },
  ]),
]
