import { type Handler, notFound } from '@kith/sdk'
import { type CampaignsContract, campaign } from '../contract/index.ts'
import type { Needed } from '../needed.ts'

export const origin: Handler<CampaignsContract, 'origin', Needed> = async (ctx, from) => {
  if (!(await ctx.data.get(from.entity, from.id))) throw notFound(from.entity, from.id)
  const chain = await ctx.data.linked('origin', from)
  const campaigns = chain
    .filter(({ entity }) => entity === campaign.name)
    .map(({ id, label }) => (label === undefined ? { id: null, name: null } : { id, name: label }))
  return { campaigns }
}
