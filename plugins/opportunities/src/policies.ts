import { type AnyEntity, type Policy, type PolicyBranch, policy } from '@kith/sdk'
import {
  competitor,
  item,
  opportunity,
  pipeline,
  reason,
  rivalry,
  role,
  roleType,
  rule,
  stage,
  stageChange,
  target,
} from './contract/index.ts'

const sellers = ['sales', 'sales-manager']
const team = [...sellers, 'marketing', 'data-administrator']
/** Who is in no team has no targets of one. */
const mine = { all: [{ team: { empty: false } }, { team: { $: 'actor.team' } }] }
const keeping = ['create', 'update', 'delete', 'restore'] as const

/**
 * Sales works on its own opportunities and on those that were shared with it (R45); a sales manager on those of his people.
 * Marketing sees all, the data administrator cleans up and assigns (R43). What belongs to an opportunity is seen and
 * changed by whoever may do that to the opportunity. Managers keep pipelines, reasons, rules and targets.
 */
export const policies: readonly Policy[] = [
  policy(opportunity, [
    { id: 'opportunities.own', roles: sellers, verbs: ['read', 'update'], scope: 'own' },
    { id: 'opportunities.shared', roles: sellers, verbs: ['read', 'update'], scope: 'shared' },
    {
      id: 'opportunities.team',
      roles: ['sales-manager'],
      verbs: ['read', 'update', 'delete', 'restore'],
      scope: 'below',
    },
    { id: 'opportunities.by-hand', roles: [...sellers, 'data-administrator'], verbs: ['create'] },
    { id: 'opportunities.all', roles: ['marketing', 'data-administrator'], verbs: ['read'] },
    { id: 'opportunities.data', roles: ['data-administrator'], verbs: ['update', 'delete', 'restore'] },
  ]),
  ...(
    [
      [item, 'items'],
      [role, 'roles'],
      [rivalry, 'rivalries'],
    ] as const
  ).map(([entity, key]) =>
    policy(entity as typeof item, [
      { id: `opportunities.${key}-read`, roles: team, verbs: ['read'], via: 'opportunity' },
      {
        id: `opportunities.${key}-keep`,
        roles: [...sellers, 'data-administrator'],
        verbs: keeping,
        via: 'opportunity',
      },
    ]),
  ),
  policy(stageChange, [{ id: 'opportunities.changes-read', roles: team, verbs: ['read'], via: 'opportunity' }]),
  kept(pipeline, 'pipelines', ['sales-manager']),
  kept(stage, 'stages', ['sales-manager']),
  kept(reason, 'reasons', ['sales-manager']),
  kept(roleType, 'role-types', ['sales-manager']),
  kept(rule, 'rules', ['sales-manager']),
  kept(competitor, 'competitors', [...sellers, 'marketing']),
  policy(target, [
    { id: 'opportunities.targets-own', roles: sellers, verbs: ['read'], scope: 'own', owner: 'user' },
    { id: 'opportunities.targets-team', roles: sellers, verbs: ['read'], where: mine },
    {
      id: 'opportunities.targets-people',
      roles: ['sales-manager'],
      verbs: ['read', ...keeping],
      scope: 'below',
      owner: 'user',
    },
    {
      id: 'opportunities.targets-teams',
      roles: ['sales-manager'],
      verbs: ['read', ...keeping],
      where: { team: { in: { $: 'actor.below' } } },
    },
    { id: 'opportunities.targets-all', roles: ['data-administrator'], verbs: ['read'] },
  ]),
]

/** Everybody in the team reads it, some roles keep it. */
function kept(entity: AnyEntity, key: string, roles: readonly string[]): Policy {
  const branches: readonly PolicyBranch[] = [
    { id: `opportunities.${key}-read`, roles: team, verbs: ['read'] },
    { id: `opportunities.${key}-keep`, roles, verbs: keeping },
  ]
  return { entity: entity.name, branches }
}
