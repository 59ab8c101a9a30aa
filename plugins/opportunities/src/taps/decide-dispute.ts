import { type AnyTap, administrator, type GuardAnswer, hold, type Row, tap, team, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

/** Whose an opportunity is, where that is disputed, the manager of the branch decides (R44). */
export const decideDispute: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.decide-dispute',
  guard: async (ctx, rows): Promise<GuardAnswer> => {
    const disputed = rows.find(({ fields, after }) => fields.includes('dispute') && after.dispute !== null)
    if (!disputed || ctx.actor.roles.includes(administrator)) return undefined
    const [users, teams] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(team)])
    const approver = branchManager(disputed.before?.owner ?? disputed.after.owner, users, teams) ?? 'role:sales-manager'
    if (approver === ctx.actor.id) return undefined
    return hold({
      approver,
      reason: 'Whose an opportunity is, where that is disputed, the manager of the branch decides.',
    })
  },
})

function branchManager(
  owner: string | null,
  users: readonly Row<typeof user>[],
  teams: readonly Row<typeof team>[],
): string | undefined {
  const walked = new Set<string>()
  for (let at = users.find(({ id }) => id === owner)?.team ?? null; at !== null && !walked.has(at); ) {
    walked.add(at)
    const one = teams.find(({ id }) => id === at)
    if (one?.kind === 'branch' && users.some(({ id, active }) => id === one.manager && active)) {
      return one.manager ?? undefined
    }
    at = one?.parent ?? null
  }
  return undefined
}
