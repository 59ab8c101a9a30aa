import { type Handler, notFound } from '@kith/sdk'
import { article, edition, type ServiceContract } from '../contract/index.ts'

export const editions: Handler<ServiceContract, 'editions'> = async (ctx, { id }) => {
  const row = await ctx.data.get(article, id)
  if (!row) throw notFound(article.name, id)
  const root = row.translationOf ?? id
  const [published, languages] = await Promise.all([
    ctx.data.list(edition, { where: { article: id }, sort: ['-edition'], limit: 100 }),
    ctx.data.list(article, { where: { any: [{ id: root }, { translationOf: root }] }, sort: ['createdAt'], limit: 50 }),
  ])
  return {
    editions: published.rows.map(({ id, edition, title, createdAt: at, current }) => ({
      id,
      edition,
      title,
      at,
      current,
    })),
    languages: languages.rows.map(({ id, language, title, state }) => ({ id, language, title, state })),
  }
}
