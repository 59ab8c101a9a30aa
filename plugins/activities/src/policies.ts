import { type Policy, policy } from '@kith/sdk'
import { activity, conversion, feed, report, review, series, type } from './contract/index.ts'

const working = ['sales', 'sales-manager', 'marketing', 'service']
const everybody = [...working, 'data-administrator']

/**
 * Whoever works with customers sees and works on his own activities, sees those of his team, those that he takes part
 * in, and those with accounts that he may see; a manager works on those of his people (R66).
 */
export const policies: readonly Policy[] = [
  policy(activity, [
    { id: 'activities.own', roles: working, verbs: ['read', 'create', 'update', 'delete', 'restore'], scope: 'own' },
    { id: 'activities.team', roles: ['sales', 'marketing', 'service'], verbs: ['read'], scope: 'team' },
    { id: 'activities.below', roles: ['sales-manager'], verbs: ['read', 'create', 'update'], scope: 'below' },
    { id: 'activities.part', roles: working, verbs: ['read'], where: { participants: { has: { $: 'actor.id' } } } },
    { id: 'activities.shared', roles: working, verbs: ['read', 'update'], scope: 'shared' },
    { id: 'activities.account', roles: working, verbs: ['read'], via: 'account' },
    { id: 'activities.data', roles: ['data-administrator'], verbs: ['read', 'update'] },
  ]),
  policy(type, [
    { id: 'activities.types-read', roles: everybody, verbs: ['read'] },
    {
      id: 'activities.types-write',
      roles: ['sales-manager', 'data-administrator'],
      verbs: ['create', 'update', 'delete', 'restore'],
    },
  ]),
  policy(series, [
    { id: 'activities.series-own', roles: working, verbs: ['read'], scope: 'own' },
    { id: 'activities.series-below', roles: ['sales-manager'], verbs: ['read'], scope: 'below' },
  ]),
  policy(review, [
    { id: 'activities.reviews-read', roles: everybody, verbs: ['read'], via: 'activity' },
    { id: 'activities.reviews-write', roles: ['sales-manager'], verbs: ['create'], via: 'activity' },
  ]),
  policy(conversion, [{ id: 'activities.conversions-read', roles: everybody, verbs: ['read'], via: 'activity' }]),
  policy(report, [{ id: 'activities.reports-own', roles: ['sales-manager'], verbs: ['read'], scope: 'own' }]),
  policy(feed, [{ id: 'activities.feeds-own', roles: working, verbs: ['read'], scope: 'own', owner: 'user' }]),
]
