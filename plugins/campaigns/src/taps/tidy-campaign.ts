import { type AnyTap, tap } from '@kith/sdk'
import { codeOf } from '../code-of.ts'
import { type CampaignsContract, campaign } from '../contract/index.ts'

/** A code is kept as links have it: without spaces around it and in lower case. */
export const tidyCampaign: AnyTap<CampaignsContract> = tap<CampaignsContract>()(campaign.saving, {
  id: 'campaigns.tidy',
  shape: (_ctx, rows) =>
    rows.flatMap(({ id, after }) => {
      const code = codeOf(after.code)
      return code === after.code ? [] : [{ id, set: { code } }]
    }),
})
