import { type Policy, policy } from '@kith/sdk'
import { consent, purpose } from './contract/index.ts'

const team = ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator']

/**
 * What was said stands on the records that it is about, for whoever may read those (`consents.of`, the timeline); the whole
 * list is for who sends and who keeps the data. Nobody changes what was said: it is written by operations only.
 */
export const policies: readonly Policy[] = [
  policy(consent, [{ id: 'consents.read', roles: ['marketing', 'data-administrator'], verbs: ['read'] }]),
  policy(purpose, [
    { id: 'consents.purposes-read', roles: team, verbs: ['read'] },
    { id: 'consents.purposes-write', roles: ['marketing'], verbs: ['create', 'update'] },
  ]),
]
