import type { Handler } from '@kith/sdk'
import { type LeadsContract, leadsContract } from '../contract/index.ts'
import { seen } from './seen.ts'

export const offers: Handler<LeadsContract, 'offers'> = async (ctx, { id }) => {
  await seen(ctx, id)
  return { offers: [...(await ctx.collect(leadsContract.hooks.offers, { lead: id }))] }
}
