import { account, contact } from '@kith/plugin-accounts/contract'
import { type Policy, policy } from '@kith/sdk'
import {
  article,
  calendar,
  edition,
  escalation,
  issueType,
  level,
  message,
  queue,
  rule,
  serviceCase,
  survey,
} from './contract/index.ts'

const helpers = ['service', 'service-manager']
const sellers = ['sales', 'sales-manager']
const team = [...helpers, ...sellers, 'data-administrator']
const everyday = ['create', 'update', 'delete', 'restore'] as const

/** Through a ref; the conditions of policies may look there. */
const through = (ref: string, there: object) => ({ [ref]: { via: there } }) as never
const me = { $: 'actor.id' }
const below = { in: { $: 'actor.below' } }

/**
 * Service sees the cases of its queues, its own and what was shared with it, and works on them (R86, R88). A service
 * manager sees those of his people and of the queues of the departments below him, and what nobody has sent anywhere.
 * Sales sees the cases of its accounts (R91) and what it has reported itself. Solutions are read by the whole team (R89).
 */
export const policies: readonly Policy[] = [
  policy(serviceCase, [
    { id: 'service.own', roles: helpers, verbs: ['read', 'update'], scope: 'own' },
    {
      id: 'service.queue',
      roles: helpers,
      verbs: ['read', 'update'],
      where: through('queue', { members: { has: me } }),
    },
    { id: 'service.shared', roles: helpers, verbs: ['read', 'update'], scope: 'shared' },
    { id: 'service.team', roles: ['service-manager'], verbs: ['read', 'update', 'delete', 'restore'], scope: 'below' },
    {
      id: 'service.department',
      roles: ['service-manager'],
      verbs: ['read', 'update', 'delete', 'restore'],
      where: through('queue', { department: below }),
    },
    { id: 'service.unrouted', roles: ['service-manager'], verbs: ['read', 'update'], where: { queue: null } },
    { id: 'service.customers', roles: sellers, verbs: ['read'], where: through('account', { owner: me }) },
    {
      id: 'service.customers-team',
      roles: ['sales-manager'],
      verbs: ['read'],
      where: through('account', { owner: { via: { team: below } } }),
    },
    { id: 'service.reported', roles: team, verbs: ['read'], where: { createdBy: me } },
    { id: 'service.report', roles: team, verbs: ['create'] },
    { id: 'service.data', roles: ['data-administrator'], verbs: ['read', 'update', 'delete', 'restore'] },
  ]),
  policy(message, [{ id: 'service.messages', roles: team, verbs: ['read'], via: 'case' }]),
  policy(escalation, [{ id: 'service.escalations', roles: team, verbs: ['read'], via: 'case' }]),
  policy(survey, [{ id: 'service.surveys', roles: team, verbs: ['read'], via: 'case' }]),
  policy(queue, [
    { id: 'service.queues-read', roles: team, verbs: ['read'] },
    { id: 'service.queues-write', roles: ['service-manager'], verbs: everyday },
  ]),
  policy(issueType, [
    { id: 'service.issue-types-read', roles: team, verbs: ['read'] },
    { id: 'service.issue-types-write', roles: ['service-manager'], verbs: everyday },
  ]),
  policy(rule, [
    { id: 'service.rules-read', roles: [...helpers, 'data-administrator'], verbs: ['read'] },
    { id: 'service.rules-write', roles: ['service-manager'], verbs: everyday },
  ]),
  policy(calendar, [
    { id: 'service.calendars-read', roles: helpers, verbs: ['read'] },
    { id: 'service.calendars-write', roles: ['service-manager'], verbs: everyday },
  ]),
  policy(level, [
    { id: 'service.levels-read', roles: helpers, verbs: ['read'] },
    { id: 'service.levels-write', roles: ['service-manager'], verbs: everyday },
  ]),
  policy(article, [
    { id: 'service.articles-read', roles: helpers, verbs: ['read', 'create', 'update'] },
    { id: 'service.articles-write', roles: ['service-manager'], verbs: ['delete', 'restore'] },
  ]),
  policy(edition, [
    { id: 'service.published', roles: [...team, 'marketing'], verbs: ['read'], where: { current: true } },
    { id: 'service.editions', roles: helpers, verbs: ['read'] },
  ]),
  policy(account, [{ id: 'service.accounts', roles: ['service-manager'], verbs: ['read'] }]),
  policy(contact, [{ id: 'service.contacts', roles: ['service-manager'], verbs: ['read'] }]),
]
