import { type Policy, policy } from '@kith/sdk'
import { sampleRecord } from './contract/index.ts'

/** Who may see and change what: whatever is not here is denied. */
export const policies: readonly Policy[] = [
  policy(sampleRecord, [
    { id: 'sample-plugin.read', roles: ['sales'], verbs: ['read', 'create'] },
    {
      id: 'sample-plugin.own',
      roles: ['sales'],
      verbs: ['update', 'delete', 'restore'],
      where: { owner: { $: 'actor.id' } },
    },
  ]),
]
