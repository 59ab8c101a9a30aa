import { type Handler, KithError, user } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const assign: Handler<ServiceContract, 'assign'> = async (ctx, { id, owner }) => {
  const row = await seen(ctx, id)
  if (owner !== null) {
    const isActive = (await ctx.asPlugin.snapshot(user)).some(user => user.id === owner && user.active)
    if (!isActive) throw new KithError('service.unknown_owner', `There is no active user ${owner}.`, { owner })
  }
  if (row.owner !== owner) ctx.change.update(serviceCase, id, { owner }, { version: row.version })
  return { id, owner }
}
