import { type Handler, notFound } from '@kith/sdk'
import { article, type ServiceContract } from '../contract/index.ts'
import { endCurrent } from './publish.ts'

export const retire: Handler<ServiceContract, 'retire'> = async (ctx, { id }) => {
  const row = await ctx.data.get(article, id)
  if (!row) throw notFound(article.name, id)
  await endCurrent(ctx, id)
  ctx.change.update(article, id, { state: 'retired' })
  return { id, state: 'retired', edition: row.editions }
}
