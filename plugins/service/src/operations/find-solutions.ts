import type { Data, Handler, Row } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { article, edition, type ServiceContract } from '../contract/index.ts'

type Edition = Row<typeof edition>

export const findSolutions: Handler<ServiceContract, 'findSolutions'> = async (
  ctx,
  { text, language, case: id, limit },
) => {
  const of = id ? await seen(ctx, id) : undefined
  const wanted = language ?? of?.locale ?? ctx.actor.locale
  const rows = text.trim() === '' ? await fitting(ctx, of, limit) : await matching(ctx.data, text, limit)
  const isWanted = (row: Edition) => row.language.split('-')[0] === wanted.split('-')[0]
  const sorted = [...rows.filter(isWanted), ...rows.filter(row => !isWanted(row))].slice(0, limit)
  return {
    rows: sorted.map(row => ({
      article: row.article,
      edition: row.id,
      title: row.title,
      body: row.body,
      language: row.language,
    })),
  }
}

async function matching(data: Data, text: string, limit: number): Promise<Edition[]> {
  const { hits } = await data.search({ text, entities: [edition.name], limit: Math.min(50, limit * 3) })
  const rows = await Promise.all(hits.map(({ id }) => data.get(edition, id)))
  return rows.filter(row => row !== undefined).filter(row => row.current)
}

/** Of the case's issue type and line first, then the newest. */
async function fitting(
  ctx: Parameters<Handler<ServiceContract, 'findSolutions'>>[0],
  of: { readonly issueType: string | null; readonly line: string | null } | undefined,
  limit: number,
): Promise<Edition[]> {
  const { rows } = await ctx.data.list(edition, { where: { current: true }, limit: 200 })
  const articles = await ctx.asPlugin.data.list(article, {
    where: { id: { in: rows.map(row => row.article) } },
    limit: 200,
  })
  const points = (row: Edition) => {
    const found = articles.rows.find(({ id }) => id === row.article)
    const isSame = (name: 'issueType' | 'line') => of?.[name] != null && found?.[name] === of[name]
    return (isSame('issueType') ? 2 : 0) + (isSame('line') ? 1 : 0)
  }
  return [...rows].sort((a, b) => points(b) - points(a)).slice(0, limit * 2)
}
