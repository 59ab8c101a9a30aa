import { type ChangeContext, type Handler, notFound } from '@kith/sdk'
import { article, edition, type ServiceContract } from '../contract/index.ts'

export const publish: Handler<ServiceContract, 'publish'> = async (ctx, { id }) => {
  const row = await ctx.data.get(article, id)
  if (!row) throw notFound(article.name, id)
  const next = row.editions + 1
  await endCurrent(ctx, id)
  ctx.change.create(edition, { article: id, edition: next, title: row.title, body: row.body, language: row.language })
  ctx.change.update(article, id, { state: 'published', editions: next })
  return { id, state: 'published', edition: next }
}

/** Readers get the one before no more. */
export async function endCurrent(ctx: ChangeContext<ServiceContract>, id: string): Promise<void> {
  const { rows } = await ctx.asPlugin.data.list(edition, { where: { article: id, current: true }, limit: 10 })
  for (const one of rows) ctx.change.update(edition, one.id, { current: false })
}
