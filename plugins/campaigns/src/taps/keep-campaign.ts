import { lead } from '@kith/plugin-leads/contract'
import { type AnyTap, reject, tap } from '@kith/sdk'
import { type CampaignsContract, campaign } from '../contract/index.ts'
import type { Needed } from '../needed.ts'

/** A campaign that leads came from is kept: what they and all that comes of them began with would be lost (R78). */
export const keepCampaign: AnyTap<CampaignsContract, Needed> = tap<CampaignsContract, Needed>()(campaign.deleting, {
  id: 'campaigns.keep',
  guard: async (ctx, rows) => {
    const from = rows.map(({ id }) => ({ entity: campaign.name, id }))
    const [came] = await ctx.asPlugin.data.reached('origin', { from, way: 'on', entity: lead, by: [] })
    return came
      ? reject('campaigns.has_leads', `${came.count} leads came from it: complete or cancel it instead.`, 'id')
      : undefined
  },
})
