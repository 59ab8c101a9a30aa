import { type AnyTap, reject, tap } from '@kith/sdk'
import { type CampaignsContract, member } from '../contract/index.ts'

/** A member is a lead or a contact. */
export const checkMember: AnyTap<CampaignsContract> = tap<CampaignsContract>()(member.saving, {
  id: 'campaigns.check-member',
  guard: (_ctx, rows) =>
    rows.every(({ after }) => (after.lead === null) !== (after.contact === null))
      ? undefined
      : reject('campaigns.member_who', 'A member is a lead or a contact: name one of them.', 'lead'),
})
