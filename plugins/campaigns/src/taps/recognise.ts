import { submission } from '@kith/plugin-forms/contract'
import { lead } from '@kith/plugin-leads/contract'
import { type AnyTap, type ChangeContext, type SavingRow, tap } from '@kith/sdk'
import { codeOf } from '../code-of.ts'
import { type CampaignsContract, campaign, member } from '../contract/index.ts'
import { membersLike } from '../members/members-like.ts'
import type { Needed } from '../needed.ts'
import { isResponse } from '../responses.ts'

type Lead = SavingRow<(typeof lead)['fields']>
type Context = ChangeContext<CampaignsContract, Needed>

/**
 * A lead that comes with a campaign's code in `utm_campaign` came from that campaign, in the same commit (R78, R81): lead,
 * submission, campaign are one chain of origins. Who answers was asked, or is a member now; either way he responded.
 */
export const recognise: AnyTap<CampaignsContract, Needed> = tap<CampaignsContract, Needed>()(lead.saving, {
  id: 'campaigns.recognise',
  after: ['leads.assign'],
  shape: async (ctx, rows) => {
    const coded = rows.filter(({ verb, after }) => verb === 'create' && codeOf(after.utmCampaign) !== null)
    if (coded.length === 0) return undefined
    const codes = [...new Set(coded.flatMap(({ after }) => codeOf(after.utmCampaign) ?? []))]
    for (let at = 0; at < codes.length; at += 200) {
      const where = { code: { in: codes.slice(at, at + 200) } }
      const { rows: found } = await ctx.asPlugin.data.list(campaign, { where, limit: 200 })
      for (const one of found) {
        // It must still be there, under this code, when the lead is committed.
        ctx.change.expect(campaign, one.id, one.version)
        await respond(
          ctx,
          one.id,
          coded.filter(({ after }) => codeOf(after.utmCampaign) === codeOf(one.code)),
        )
      }
    }
    return undefined
  },
})

async function respond(ctx: Context, id: string, rows: readonly Lead[]): Promise<void> {
  const to = { entity: campaign.name, id }
  const known = await membersLike(
    ctx,
    id,
    rows.flatMap(({ after }) => after.email ?? []),
  )
  for (const { id: leadId, after } of rows) {
    const from = after.submission
      ? { entity: submission.name, id: after.submission }
      : { entity: lead.name, id: leadId }
    ctx.change.link(from, 'origin', to)
    const asked = after.email === null ? undefined : known.get(after.email)
    if (!asked) ctx.change.create(member, { campaign: id, lead: leadId, response: 'responded' })
    else if (!isResponse(asked.response)) ctx.change.update(member, asked.id, { response: 'responded' })
  }
}
