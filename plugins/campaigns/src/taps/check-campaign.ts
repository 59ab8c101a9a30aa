import { type AnyTap, type ReadContext, reject, type SavingRow, tap } from '@kith/sdk'
import { type CampaignsContract, campaign } from '../contract/index.ts'

type Row = SavingRow<(typeof campaign)['fields']>

/** A campaign ends no sooner than it starts, its code can stand in an address, and it is no part of itself. */
export const checkCampaign: AnyTap<CampaignsContract> = tap<CampaignsContract>()(campaign.saving, {
  id: 'campaigns.check',
  guard: async (ctx, rows) => {
    for (const { id, after } of rows) {
      if (after.startsOn && after.endsOn && after.endsOn < after.startsOn) {
        return reject('campaigns.dates', `It ends on ${after.endsOn}, before it starts on ${after.startsOn}.`, 'endsOn')
      }
      if (after.code && !/^[a-z0-9][a-z0-9._-]*$/.test(after.code)) {
        return reject('campaigns.code', 'A code is lower case letters, digits, "-", "_" and ".".', 'code')
      }
      if (await isWithin(ctx, id, after.parent, rows)) {
        return reject('campaigns.parent_cycle', 'A campaign cannot be a part of itself.', 'parent')
      }
    }
    return undefined
  },
})

/** Whether a campaign stands above its own parent. */
async function isWithin(
  ctx: ReadContext<CampaignsContract>,
  id: string,
  parent: string | null,
  rows: readonly Row[],
): Promise<boolean> {
  const seen = new Set<string>()
  for (let at = parent; at !== null && !seen.has(at); ) {
    if (at === id) return true
    seen.add(at)
    const written = rows.find(row => row.id === at)
    const above: string | null | undefined = written
      ? written.after.parent
      : (await ctx.asPlugin.data.get(campaign, at))?.parent
    at = above ?? null
  }
  return false
}
