import { contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { choice, entity, instant, ref } from '@kith/sdk'
import { campaign } from './campaign.ts'

/** That a campaign turns to somebody, once, and what he said to it (R78): a lead or a contact, many to many. */
export const member = entity('campaigns.member', {
  label: 'response',
  fields: {
    response: choice(['planned', 'invited', 'responded', 'attended', 'declined'], { default: 'planned' }),
    campaign: ref(campaign, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    lead: ref(lead, { fixed: true, index: true, onDelete: 'cascade' }),
    contact: ref(contact, { fixed: true, index: true, onDelete: 'cascade' }),
    /** When he responded first. */
    respondedAt: instant({ derived: true }),
  },
  unique: [
    ['campaign', 'lead'],
    ['campaign', 'contact'],
  ],
  indexes: [['campaign', 'createdAt']],
  timeline: { on: ['lead', 'contact'] },
})
