import type { Handler } from '@kith/sdk'
import { type FormsContract, tally } from '../contract/index.ts'

/** A website more than these, on one day, is counted as any other: '-'. */
const mostSites = 50

export const addUp: Handler<FormsContract, 'addUp'> = async (ctx, { form, site, events }) => {
  const day = ctx.now().toISOString().slice(0, 10)
  const at = { form, day, site: await countedSite(ctx, form, day, site) }
  for (const [event, times] of Object.entries(events)) {
    const known = await ctx.asPlugin.data.first(tally, { where: { ...at, event } })
    if (known) ctx.change.increment(tally, known.id, { count: times })
    else {
      ctx.change.expectNone(tally, { ...at, event })
      ctx.change.create(tally, { ...at, event, count: times })
    }
  }
  return {}
}

async function countedSite(
  ctx: Parameters<Handler<FormsContract, 'addUp'>>[0],
  form: string,
  day: string,
  site: string,
): Promise<string> {
  const event = 'view'
  if (await ctx.asPlugin.data.first(tally, { where: { form, day, site, event } })) return site
  const { count } = await ctx.asPlugin.data.count(tally, { form, day, event })
  return count < mostSites ? site : '-'
}
