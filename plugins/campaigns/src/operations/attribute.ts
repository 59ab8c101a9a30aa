import { lead } from '@kith/plugin-leads/contract'
import { type Handler, KithError, notFound } from '@kith/sdk'
import { type CampaignsContract, campaign, member } from '../contract/index.ts'
import { membersLike, membersOf } from '../members/members-like.ts'
import type { Needed } from '../needed.ts'
import { isResponse } from '../responses.ts'

export const attribute: Handler<CampaignsContract, 'attribute', Needed> = async (ctx, input) => {
  const row = await ctx.data.get(lead, input.id)
  if (!row) throw notFound(lead.name, input.id)
  if (!(await ctx.data.get(campaign, input.campaign))) throw notFound(campaign.name, input.campaign)
  const from = { entity: lead.name, id: row.id }
  const known = (await ctx.data.linked('origin', from)).find(({ entity }) => entity === campaign.name)
  if (known) {
    throw new KithError('campaigns.attributed', `Lead ${row.id} came from a campaign already.`, {
      id: row.id,
      campaign: known.label === undefined ? null : known.id,
    })
  }
  ctx.change.link(from, 'origin', { entity: campaign.name, id: input.campaign })
  const [itself] = await membersOf(ctx, input.campaign, { leads: [row.id], contacts: [] })
  const asked = itself ?? (row.email ? (await membersLike(ctx, input.campaign, [row.email])).get(row.email) : undefined)
  if (!asked) {
    ctx.change.expectNone(member, { campaign: input.campaign, lead: row.id })
    ctx.change.create(member, { campaign: input.campaign, lead: row.id, response: 'responded' })
  } else if (!isResponse(asked.response)) ctx.change.update(member, asked.id, { response: 'responded' })
  return { id: row.id, campaign: input.campaign }
}
