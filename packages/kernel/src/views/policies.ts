import { type Policy, policy, view } from '@kith/sdk'

/** One's own are for oneself and one's team; those for everybody are an administrator's to make. */
export const viewPolicies: readonly Policy[] = [
  policy(view, [
    {
      id: 'kernel.views-own',
      roles: ['*'],
      verbs: ['read', 'create', 'update', 'delete', 'restore'],
      scope: 'own',
      where: { audience: 'own' },
    },
    {
      id: 'kernel.views-for-team',
      roles: ['*'],
      verbs: ['read', 'create', 'update', 'delete', 'restore'],
      scope: 'own',
      where: { audience: 'team', team: { eq: { $: 'actor.team' } } },
    },
    {
      id: 'kernel.views-of-team',
      roles: ['*'],
      verbs: ['read'],
      where: { audience: 'team', team: { in: { $: 'actor.above' } } },
    },
    { id: 'kernel.views-all', roles: ['*'], verbs: ['read'], where: { audience: 'all' } },
  ]),
]
