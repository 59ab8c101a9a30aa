import { type AnyTap, reject, tap } from '@kith/sdk'
import { type CampaignsContract, channel } from '../contract/index.ts'

/** A channel's code can stand in an address (`utm_medium`). */
export const checkChannel: AnyTap<CampaignsContract> = tap<CampaignsContract>()(channel.saving, {
  id: 'campaigns.check-channel',
  guard: (_ctx, rows) =>
    rows.every(row => /^[a-z0-9][a-z0-9-]*$/.test(row.after.code))
      ? undefined
      : reject('campaigns.channel_code', 'A code is lower case letters, digits and "-".', 'code'),
})
