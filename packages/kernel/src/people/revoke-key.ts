import { type Handler, type KernelContract, key, notFound } from '@kith/sdk'

export const revokeKey: Handler<KernelContract, 'revokeKey'> = async (ctx, { id }) => {
  const found = await ctx.asPlugin.data.get(key, id)
  const isMine = found?.user === ctx.actor.id
  if (!found || !(isMine || (await ctx.data.get(key, id)))) throw notFound(key.name, id)
  if (found.revokedAt === null) ctx.change.update(key, id, { revokedAt: ctx.now().toISOString() })
  return { id }
}
