import { type AnyTap, tap } from '@kith/sdk'
import { type CampaignsContract, member } from '../contract/index.ts'
import { isResponse } from '../responses.ts'

/** Notes when a member responded first. */
export const stampResponse: AnyTap<CampaignsContract> = tap<CampaignsContract>()(member.saving, {
  id: 'campaigns.stamp-response',
  shape: (ctx, rows) =>
    rows
      .filter(({ after }) => isResponse(after.response) && after.respondedAt === null)
      .map(({ id }) => ({ id, set: { respondedAt: ctx.now().toISOString() } })),
})
