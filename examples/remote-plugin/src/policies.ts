import { type Policy, policy } from '@kith/sdk'
import { limit } from './contract/index.ts'

export const policies: readonly Policy[] = [
  policy(limit, [
    { id: 'credit.limits-read', roles: ['sales', 'sales-manager', 'credit'], verbs: ['read'] },
    { id: 'credit.limits-write', roles: ['credit'], verbs: ['create', 'update', 'delete'] },
  ]),
]
