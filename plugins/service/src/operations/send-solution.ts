import { type ChangeContext, type Handler, KithError, type Row } from '@kith/sdk'
import { answered } from '../cases/answered.ts'
import { seen } from '../cases/seen.ts'
import { writeOut } from '../cases/write-out.ts'
import { article, edition, type ServiceContract, serviceCase } from '../contract/index.ts'

export const sendSolution: Handler<ServiceContract, 'sendSolution'> = async (
  ctx,
  { id, article: which, text, solve },
) => {
  const row = await seen(ctx, id)
  const found = await publishedFor(ctx, which, row.locale)
  const set = answered(row, {
    state: solve ? 'solved' : 'waiting',
    now: ctx.now(),
    closedAnswer: ctx.settings.closedAnswer,
  })
  const words = [text, found.title, found.body].filter(Boolean).join('\n\n')
  const message = await writeOut(ctx, row, { text: words, article: found.article })
  const solution = solve ? { solution: found.title } : {}
  ctx.change.update(serviceCase, id, { ...set, ...solution }, { version: row.version })
  ctx.change.increment(article, found.article, { sent: 1 })
  return { id, message, state: set.state }
}

/** The current edition of an article in the customer's language, else of the article itself. Throws `service.not_published`. */
async function publishedFor(
  ctx: ChangeContext<ServiceContract>,
  id: string,
  locale: string | null,
): Promise<Row<typeof edition>> {
  const { data } = ctx.asPlugin
  const asked = await data.get(article, id)
  const root = asked?.translationOf ?? id
  const { rows } = await data.list(article, { where: { any: [{ id: root }, { translationOf: root }] }, limit: 50 })
  const ids = [...new Set([id, ...rows.map(row => row.id)])]
  const current = await data.list(edition, { where: { article: { in: ids }, current: true }, limit: 50 })
  const isHis = (row: Row<typeof edition>) => locale !== null && row.language.split('-')[0] === locale.split('-')[0]
  const found = current.rows.find(isHis) ?? current.rows.find(row => row.article === id)
  if (!found) throw new KithError('service.not_published', `The article ${id} is not published.`, { article: id })
  return found
}
