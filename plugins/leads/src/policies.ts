import { type Policy, policy } from '@kith/sdk'
import { lead, rule, source } from './contract/index.ts'

const sellers = ['sales', 'sales-manager']

/**
 * Sales sees its own leads, what was shared with it and the pool (R18), and works on what it owns (R11); a sales manager
 * those of his people. Marketing sees all that its forms bring. The data administrator cleans up and assigns (R43) by the
 * rules that managers set.
 */
export const policies: readonly Policy[] = [
  policy(lead, [
    { id: 'leads.own', roles: sellers, verbs: ['read', 'update'], scope: 'own' },
    { id: 'leads.team', roles: ['sales-manager'], verbs: ['read', 'update'], scope: 'below' },
    { id: 'leads.shared', roles: sellers, verbs: ['read', 'update'], scope: 'shared' },
    { id: 'leads.pool', roles: sellers, verbs: ['read'], where: { owner: null } },
    { id: 'leads.by-hand', roles: [...sellers, 'marketing', 'data-administrator'], verbs: ['create'] },
    { id: 'leads.marketing', roles: ['marketing', 'data-administrator'], verbs: ['read'] },
    { id: 'leads.data', roles: ['data-administrator'], verbs: ['update', 'delete', 'restore'] },
  ]),
  policy(source, [
    { id: 'leads.sources-read', roles: [...sellers, 'marketing', 'data-administrator'], verbs: ['read'] },
    { id: 'leads.sources-write', roles: ['marketing'], verbs: ['create', 'update', 'delete', 'restore'] },
  ]),
  policy(rule, [
    { id: 'leads.rules-read', roles: [...sellers, 'marketing', 'data-administrator'], verbs: ['read'] },
    { id: 'leads.rules-write', roles: ['sales-manager'], verbs: ['create', 'update', 'delete', 'restore'] },
  ]),
]
