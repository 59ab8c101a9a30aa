import { type Handler, notFound, type ReadContext, type Row } from '@kith/sdk'
import { type FormsContract, form, tally } from '../contract/index.ts'

export const funnel: Handler<FormsContract, 'funnel'> = async (ctx, input) => {
  const row = await ctx.data.get(form, input.id)
  if (!row) throw notFound(form.name, input.id)
  const to = input.to ?? dayOf(ctx.now())
  const from = input.from ?? dayOf(new Date(Date.parse(to) - 29 * 86_400_000))
  const rows = await every(ctx, input.id, from, to)
  const sum = (of: readonly Row<typeof tally>[], event: string) =>
    of.filter(one => one.event === event).reduce((all, one) => all + one.count, 0)
  const steps = row.definition.steps.slice(1).map((_, at) => `step:${at + 2}`)
  const stages = ['view', 'start', ...steps, 'submit', 'success'].map(event => ({ event, count: sum(rows, event) }))
  const fields = row.definition.steps.flatMap(step => step.fields.map(field => field.name))
  const errors = fields
    .map(field => ({ field, count: sum(rows, `error:${field}`) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const days = [...grouped(rows, 'day')].map(([day, of]) => ({
    day,
    views: sum(of, 'view'),
    successes: sum(of, 'success'),
  }))
  const sites = [...grouped(rows, 'site')]
    .map(([site, of]) => ({
      site,
      views: sum(of, 'view'),
      successes: sum(of, 'success'),
      last: of.at(-1)?.day ?? to,
    }))
    .sort((a, b) => b.views - a.views)
  return { from, to, stages, errors, days, sites }
}

async function every(
  ctx: ReadContext<FormsContract>,
  id: string,
  from: string,
  to: string,
): Promise<readonly Row<typeof tally>[]> {
  const rows: Row<typeof tally>[] = []
  let after: string | undefined
  do {
    const where = { form: id, day: { gte: from, lte: to } }
    const page = await ctx.data.list(tally, { where, sort: ['day'], limit: 200, ...(after && { after }) })
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

function grouped<K extends 'day' | 'site'>(
  rows: readonly Row<typeof tally>[],
  key: K,
): ReadonlyMap<string, readonly Row<typeof tally>[]> {
  return Map.groupBy(rows, row => row[key])
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
