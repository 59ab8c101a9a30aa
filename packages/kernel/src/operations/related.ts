import { type AnyEntity, type Handler, type KernelContract, notFound } from '@kith/sdk'

/** What a record came from, as its reader may see it. */
export const related: Handler<KernelContract, 'related'> = async (ctx, { entity, id }) => {
  const found = await ctx.data.get({ name: entity } as AnyEntity, id)
  if (!found) throw notFound(entity, id)
  return { origin: [...(await ctx.data.linked('origin', { entity, id }))] }
}
