import { type Condition, entity, json, text } from '@kith/sdk'
import { z } from 'zod'

const condition = z.record(z.string(), z.json()) as unknown as z.ZodType<Condition>

/**
 * Whom a campaign turns to (R82): who fits one of the conditions, by industry, occupation, age band, region and whatever
 * else is known. A condition that says nothing fits nobody. Of an account its contacts are meant.
 */
export const segment = entity('campaigns.segment', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    leads: json({ shape: condition, condition: 'leads.lead' }),
    contacts: json({ shape: condition, condition: 'accounts.contact' }),
    accounts: json({ shape: condition, condition: 'accounts.account' }),
    note: text({ multiline: true, max: 2000 }),
  },
})
