import { type AnyTap, kernelContract, reportPage, tap } from '@kith/sdk'
import type { CampaignsContract } from '../contract/index.ts'

/** What came of campaigns and channels follows chains of links: it has a page of its own (R80, R81). */
export const reported: AnyTap<CampaignsContract> = tap<CampaignsContract>()(kernelContract.hooks.reports, {
  id: 'campaigns.reported',
  collect: () => [reportPage({ id: 'campaigns.effect' })],
})
