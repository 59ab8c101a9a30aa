import type { ReadContext, Row } from '@kith/sdk'
import { type CampaignsContract, campaign } from '../contract/index.ts'
import { everyRow } from '../every-row.ts'

export type Campaign = Row<typeof campaign>

/** The campaigns that are asked about, newest first: one, or all that the caller may see. */
export async function campaignRows(
  ctx: ReadContext<CampaignsContract>,
  id: string | undefined,
): Promise<readonly Campaign[]> {
  if (id === undefined) return await everyRow(after => ctx.data.list(campaign, { limit: 200, ...after }))
  const row = await ctx.data.get(campaign, id)
  return row ? [row] : []
}
