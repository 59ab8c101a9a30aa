import {
  type Actor,
  type AnyTap,
  administrator,
  type GuardAnswer,
  hold,
  type ReadContext,
  tap,
  team,
  user,
} from '@kith/sdk'
import { type AccountsContract, contact } from '../contract/index.ts'

/** Before a contact is deleted, a manager approves (R31): that of the team of who asks, else whoever is a sales manager. */
export const approveDeletion: AnyTap<AccountsContract> = tap<AccountsContract>()(contact.deleting, {
  id: 'accounts.approve-deletion',
  guard: async (ctx): Promise<GuardAnswer> => {
    const { actor } = ctx
    const asks = actor.kind === 'user' || actor.kind === 'token'
    if (!asks || actor.roles.includes(administrator) || actor.roles.includes('sales-manager')) return undefined
    const approver = (await managerOf(ctx, actor)) ?? 'role:sales-manager'
    return hold({ approver, reason: 'A contact is deleted with a manager’s approval.' })
  },
})

async function managerOf(ctx: ReadContext<AccountsContract>, actor: Actor): Promise<string | undefined> {
  if (actor.team === undefined) return undefined
  const teams = await ctx.asPlugin.snapshot(team)
  const manager = teams.find(({ id }) => id === actor.team)?.manager
  const users = await ctx.asPlugin.snapshot(user)
  return manager !== actor.id && users.some(({ id, active }) => id === manager && active)
    ? (manager ?? undefined)
    : undefined
}
