import { campaignsContract } from '@kith/plugin-campaigns/contract'
import { type Join, join } from '@kith/sdk'
import type { OpportunitiesContract } from '../contract/index.ts'
import { tellRevenue } from '../taps/tell-revenue.ts'

/** With campaigns: what was won is what they brought (R78 to R81). */
export const withCampaigns: Join<OpportunitiesContract> = join<OpportunitiesContract>()(campaignsContract, {
  taps: [tellRevenue],
})
