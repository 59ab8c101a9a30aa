import { type AccountsContract, accountsContract } from '@kith/plugin-accounts/contract'
import { type LeadsContract, leadsContract } from '@kith/plugin-leads/contract'
import { type ProductsContract, productsContract } from '@kith/plugin-products/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type OpportunitiesContract, opportunitiesContract } from './contract/index.ts'
import { follow } from './jobs/follow.ts'
import { withActivities } from './joins/activities.ts'
import { withCampaigns } from './joins/campaigns.ts'
import { locales } from './locales/index.ts'
import { mails } from './mails.ts'
import { advance } from './operations/advance.ts'
import { assign } from './operations/assign.ts'
import { competition } from './operations/competition.ts'
import { dispute } from './operations/dispute.ts'
import { forecast } from './operations/forecast.ts'
import { funnel } from './operations/funnel.ts'
import { lose } from './operations/lose.ts'
import { missing } from './operations/missing.ts'
import { move } from './operations/move.ts'
import { reopen } from './operations/reopen.ts'
import { results } from './operations/results.ts'
import { win } from './operations/win.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { machinery } from './presets/machinery.ts'
import { standard } from './presets/standard.ts'
import { shown } from './shown.ts'
import { assignNew } from './taps/assign.ts'
import { checkOpportunity } from './taps/check.ts'
import { checkRole, checkRule, checkStage, checkTarget } from './taps/check-parts.ts'
import { convertLead, offer } from './taps/convert.ts'
import { decideDispute } from './taps/decide-dispute.ts'
import { followStage } from './taps/follow-stage.ts'
import { place } from './taps/place.ts'
import { priceItem } from './taps/price-item.ts'
import { reported } from './taps/reports.ts'
import { tellLarge } from './taps/tell-large.ts'
import { tellOwner } from './taps/tell-owner.ts'
import { totalItems, totalLeft } from './taps/total-items.ts'

const seller = ['opportunities.read', 'opportunities.move', 'opportunities.close', 'opportunities.dispute']

export const opportunities: Plugin<OpportunitiesContract, AccountsContract | LeadsContract | ProductsContract> =
  definePlugin({
    contract: opportunitiesContract,
    dependsOn: [accountsContract, leadsContract, productsContract],
    joins: [withActivities, withCampaigns],
    writes: {
      'accounts.account': ['create'],
      'accounts.contact': ['create'],
      'kernel.view': ['create'],
    },
    handlers: {
      move,
      advance,
      win,
      lose,
      reopen,
      assign,
      dispute,
      missing,
      forecast,
      funnel,
      results,
      competition,
    },
    policies,
    grants: {
      sales: seller,
      'sales-manager': [...seller, 'opportunities.assign'],
      marketing: ['opportunities.read'],
      'data-administrator': ['opportunities.read', 'opportunities.assign'],
    },
    taps: [
      reported,
      assignNew,
      place,
      tellOwner,
      tellLarge,
      checkOpportunity,
      decideDispute,
      priceItem,
      totalItems,
      totalLeft,
      checkStage,
      checkRule,
      checkRole,
      checkTarget,
      followStage,
      convertLead,
      offer,
    ],
    jobs: [follow],
    presets: [standard, machinery, demo],
    mails,
    locales,
    ui: shown,
  })
