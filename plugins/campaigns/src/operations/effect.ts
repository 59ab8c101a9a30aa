import { type Handler, notFound } from '@kith/sdk'
import { type CampaignsContract, campaign, channel } from '../contract/index.ts'
import { campaignRows } from '../effect/campaign-rows.ts'
import { costsOf } from '../effect/costs.ts'
import { added, type Counts, nothing, withReturn } from '../effect/figures.ts'
import { countLeads, countMembers } from '../effect/people.ts'
import { countRevenues } from '../effect/revenues.ts'
import { everyRow } from '../every-row.ts'
import type { Needed } from '../needed.ts'

export const effect: Handler<CampaignsContract, 'effect', Needed> = async (ctx, input) => {
  const rows = await campaignRows(ctx, input.id)
  if (input.id !== undefined && rows.length === 0) throw notFound(campaign.name, input.id)
  const ids = rows.map(({ id }) => id)
  const period = { from: input.from ?? null, to: input.to ?? null }
  const ofCampaign = new Map<string, Counts>()
  const ofChannel = new Map<string | null, Counts>()
  const own = new Map(rows.map(row => [row.id, row.channel]))
  const put = (id: string, where: string | null, counts: Partial<Counts>) => {
    ofCampaign.set(id, added(ofCampaign.get(id) ?? nothing, counts))
    ofChannel.set(where, added(ofChannel.get(where) ?? nothing, counts))
  }
  const tell = (id: string, counts: Partial<Counts>) => put(id, own.get(id) ?? null, counts)
  const [costs, channels] = await Promise.all([
    costsOf(ctx, ids, period),
    everyRow(after => ctx.data.list(channel, { limit: 200, sort: ['position'], ...after })),
    countMembers(ctx, ids, period, tell),
    countLeads(ctx, ids, period, tell),
    countRevenues(ctx, ids, period, tell),
  ])
  for (const { campaign: id, channel: other, cost } of costs) put(id, other ?? own.get(id) ?? null, { cost })
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  const order = [...names.keys()]
  return {
    campaigns: rows.map(row => ({
      ...withReturn(ofCampaign.get(row.id) ?? nothing),
      id: row.id,
      name: row.name,
      status: row.status,
      channel: row.channel,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      planned: {
        sum: row.plannedCost?.base ?? 0,
        missing: row.plannedCost && row.plannedCost.base === null ? 1 : 0,
      },
      expected: row.expectedResponses,
    })),
    channels: [...ofChannel]
      .map(([id, counts]) => ({ ...withReturn(counts), id, name: id === null ? null : (names.get(id) ?? null) }))
      .sort((a, b) => placeOf(order, a.id) - placeOf(order, b.id)),
    total: withReturn([...ofCampaign.values()].reduce<Counts>(added, nothing)),
  }
}

function placeOf(order: readonly string[], id: string | null): number {
  const at = id === null ? -1 : order.indexOf(id)
  return at === -1 ? order.length : at
}
