import { lead } from '@kith/plugin-leads/contract'
import type { ReadContext } from '@kith/sdk'
import { type CampaignsContract, campaign, member } from '../contract/index.ts'
import type { Needed } from '../needed.ts'
import { isResponse } from '../responses.ts'
import type { Counts } from './figures.ts'
import { instants, type Period } from './period.ts'

/** Told of what a campaign brought, as it is found. */
export type Tell = (campaign: string, counts: Partial<Counts>) => void

// A campaign has a group for each response, and 200 groups are answered at once.
const atOnce = 30

/** Members that were added in the period, and responses that came in it. */
export async function countMembers(
  ctx: ReadContext<CampaignsContract, Needed>,
  ids: readonly string[],
  period: Period,
  tell: Tell,
): Promise<void> {
  const within = instants(period, ctx.zone)
  for (let at = 0; at < ids.length; at += atOnce) {
    const of = { campaign: { in: ids.slice(at, at + atOnce) } }
    const where = { ...of, ...(within && { createdAt: within }) }
    for (const { values, count } of await ctx.data.groups(member, { by: ['campaign'], where })) {
      tell(String(values.campaign), { members: count })
    }
    const answered = { ...of, ...(within && { respondedAt: within }) }
    for (const { values, count } of await ctx.data.groups(member, { by: ['campaign', 'response'], where: answered })) {
      if (isResponse(values.response)) tell(String(values.campaign), { responses: count })
    }
  }
}

/** Leads of the period that came from a campaign (R78), and what became of them. */
export async function countLeads(
  ctx: ReadContext<CampaignsContract, Needed>,
  ids: readonly string[],
  period: Period,
  tell: Tell,
): Promise<void> {
  const within = instants(period, ctx.zone)
  const groups = await ctx.data.reached('origin', {
    from: ids.map(id => ({ entity: campaign.name, id })),
    way: 'on',
    entity: lead,
    by: ['status'],
    ...(within && { where: { createdAt: within } }),
  })
  for (const { from, values, count } of groups) {
    const isConverted = values.status === 'converted'
    tell(from, {
      leads: count,
      qualified: isConverted || values.status === 'qualified' ? count : 0,
      converted: isConverted ? count : 0,
    })
  }
}
