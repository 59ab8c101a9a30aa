import { businessLine, decision, type Policy, policy, role, share, team, user } from '@kith/sdk'

/**
 * Colleagues know each other, their teams, lines and roles; who has which role is an administrator's business. Everybody
 * writes his own name, language and zone.
 */
export const peoplePolicies: readonly Policy[] = [
  policy(user, [
    { id: 'kernel.colleagues', roles: ['*'], verbs: ['read'], fields: { except: ['roles'] } },
    { id: 'kernel.self', roles: ['*'], verbs: ['read'], where: { id: { $: 'actor.id' } } },
    {
      id: 'kernel.self-write',
      roles: ['*'],
      verbs: ['update'],
      where: { id: { $: 'actor.id' } },
      fields: ['name', 'locale', 'zone'],
    },
  ]),
  policy(team, [{ id: 'kernel.teams', roles: ['*'], verbs: ['read'] }]),
  policy(businessLine, [{ id: 'kernel.lines', roles: ['*'], verbs: ['read'] }]),
  policy(role, [{ id: 'kernel.roles', roles: ['*'], verbs: ['read'] }]),
  policy(share, [
    { id: 'kernel.shares-with-me', roles: ['*'], verbs: ['read'], scope: 'own', owner: 'user' },
    { id: 'kernel.shares-with-us', roles: ['*'], verbs: ['read'], where: { team: { in: { $: 'actor.above' } } } },
    { id: 'kernel.shares-of-mine', roles: ['*'], verbs: ['read'], where: { createdBy: { $: 'actor.id' } } },
  ]),
  policy(decision, [
    {
      id: 'kernel.decisions-mine',
      roles: ['*'],
      verbs: ['read'],
      where: { approver: { in: { $: 'actor.approves' } } },
      fields: { except: ['command', 'writes'] },
    },
    {
      id: 'kernel.decisions-asked',
      roles: ['*'],
      verbs: ['read'],
      where: { requester: { $: 'actor.id' } },
      fields: { except: ['command', 'writes'] },
    },
  ]),
]
