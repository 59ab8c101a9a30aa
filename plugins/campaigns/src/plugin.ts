import { accountsContract } from '@kith/plugin-accounts/contract'
import { consentsContract } from '@kith/plugin-consents/contract'
import { formsContract } from '@kith/plugin-forms/contract'
import { leadsContract } from '@kith/plugin-leads/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type CampaignsContract, campaignsContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import type { Needed } from './needed.ts'
import { addMembers } from './operations/add-members.ts'
import { attribute } from './operations/attribute.ts'
import { effect } from './operations/effect.ts'
import { origin } from './operations/origin.ts'
import { preview } from './operations/preview.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { standard } from './presets/standard.ts'
import { shown } from './shown.ts'
import { checkCampaign } from './taps/check-campaign.ts'
import { checkChannel } from './taps/check-channel.ts'
import { checkMember } from './taps/check-member.ts'
import { checkSegment } from './taps/check-segment.ts'
import { keepCampaign } from './taps/keep-campaign.ts'
import { recognise } from './taps/recognise.ts'
import { reported } from './taps/reports.ts'
import { stampResponse } from './taps/stamp-response.ts'
import { tidyCampaign } from './taps/tidy-campaign.ts'

export const campaigns: Plugin<CampaignsContract, Needed> = definePlugin({
  contract: campaignsContract,
  dependsOn: [accountsContract, consentsContract, formsContract, leadsContract],
  writes: { 'kernel.view': ['create'] },
  handlers: { effect, origin, attribute, addMembers, preview },
  policies,
  grants: {
    marketing: ['campaigns.read', 'campaigns.effect', 'campaigns.attribute', 'campaigns.members'],
    'sales-manager': ['campaigns.read', 'campaigns.effect', 'campaigns.attribute'],
    sales: ['campaigns.read', 'campaigns.attribute'],
    service: ['campaigns.read'],
    'data-administrator': ['campaigns.read', 'campaigns.attribute'],
  },
  taps: [
    reported,
    recognise,
    tidyCampaign,
    checkCampaign,
    keepCampaign,
    stampResponse,
    checkMember,
    checkSegment,
    checkChannel,
  ],
  presets: [standard, demo],
  locales,
  ui: shown,
})
