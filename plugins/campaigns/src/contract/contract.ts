import { defineContract, type Infer } from '@kith/sdk'
import { campaign } from './campaign.ts'
import { channel } from './channel.ts'
import { expense } from './expense.ts'
import { extensions } from './extensions.ts'
import { revenue } from './hooks.ts'
import { member } from './member.ts'
import { addMembers, attribute, effect, origin, preview } from './operations.ts'
import { segment } from './segment.ts'

const contract = defineContract({
  name: 'campaigns',
  version: '0.1.0',
  main: campaign,
  entities: { members: member, expenses: expense, segments: segment, channels: channel },
  permissions: {
    'campaigns.read': 'See which campaign a record came from',
    'campaigns.effect': 'See what campaigns cost and bring',
    'campaigns.attribute': 'Say which campaign a lead came from',
    'campaigns.members': 'Look into segments and make their people members of campaigns',
  },
  operations: { effect, origin, attribute, addMembers, preview },
  hooks: { revenue },
  extensions,
})

/** Answers under `campaigns`, `campaigns.members`, `campaigns.expenses`, `campaigns.segments` and `campaigns.channels`. */
export interface CampaignsContract extends Infer<typeof contract> {}
export const campaignsContract: CampaignsContract = contract
