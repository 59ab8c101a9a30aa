import { type Policy, policy } from '@kith/sdk'
import { lead, rule, source } from './contract/index.ts'

/** Sales sees its own leads and the pool (R18), marketing all of them; whoever owns a lead works on it (R11). */
export const policies: readonly Policy[] = [
  policy(lead, [
    { id: 'leads.own', roles: ['sales'], verbs: ['read', 'update'], where: { owner: { $: 'actor.id' } } },
    { id: 'leads.pool', roles: ['sales'], verbs: ['read'], where: { owner: null } },
    { id: 'leads.by-hand', roles: ['sales', 'marketing'], verbs: ['create'] },
    { id: 'leads.marketing', roles: ['marketing'], verbs: ['read'] },
  ]),
  policy(source, [
    { id: 'leads.sources-read', roles: ['sales', 'marketing'], verbs: ['read'] },
    { id: 'leads.sources-write', roles: ['marketing'], verbs: ['create', 'update', 'delete', 'restore'] },
  ]),
  policy(rule, [{ id: 'leads.rules-read', roles: ['sales', 'marketing'], verbs: ['read'] }]),
]
