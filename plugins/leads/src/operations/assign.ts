import { type Handler, KithError, user } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'
import { seen } from './seen.ts'

export const assign: Handler<LeadsContract, 'assign'> = async (ctx, { id, owner }) => {
  const row = await seen(ctx, id)
  if (owner !== null) {
    const users = await ctx.asPlugin.snapshot(user)
    const isActive = users.some(user => user.id === owner && user.active)
    if (!isActive) throw new KithError('leads.unknown_owner', `There is no active user ${owner}.`, { owner })
  }
  if (row.owner !== owner) ctx.change.update(lead, id, { owner }, { version: row.version })
  return { id, owner }
}
