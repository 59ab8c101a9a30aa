import { date, entity, money, ref, text } from '@kith/sdk'
import { campaign } from './campaign.ts'
import { channel } from './channel.ts'

/** What was paid for a campaign (R79). Receipts are its attachments. */
export const expense = entity('campaigns.expense', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    campaign: ref(campaign, { required: true, index: true, onDelete: 'restrict' }),
    amount: money({ required: true, min: 0 }),
    day: date({ required: true, index: true }),
    /** Where it is not the campaign's own (R81). */
    channel: ref(channel, { index: true, onDelete: 'restrict' }),
    supplier: text({ max: 200, search: true }),
    note: text({ multiline: true, max: 2000 }),
  },
  indexes: [['campaign', 'day']],
})
