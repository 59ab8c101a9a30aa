import { boolean, choice, entity, ref, text, url } from '@kith/sdk'
import { opportunity } from './opportunity.ts'

/** Who else sells what we sell (R96). */
export const competitor = entity('opportunities.competitor', {
  fields: {
    name: text({ required: true, unique: true, max: 200, search: true }),
    website: url(),
    strengths: text({ multiline: true, max: 4000 }),
    weaknesses: text({ multiline: true, max: 4000 }),
    active: boolean({ default: true }),
  },
})

/** A competitor on an opportunity, and how it ended between the two of us (R96). */
export const rivalry = entity('opportunities.rivalry', {
  fields: {
    /** What they offer. */
    offer: text({ max: 500 }),
    opportunity: ref(opportunity, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    competitor: ref(competitor, { required: true, fixed: true, index: true, onDelete: 'restrict' }),
    /** `won`: we won, they did not. `lost`: it went to them. `neither`: it went to somebody else, or to nobody. */
    outcome: choice(['open', 'won', 'lost', 'neither'], { default: 'open' }),
  },
  within: 'opportunity',
  unique: [['opportunity', 'competitor']],
  indexes: [['competitor', 'outcome']],
})
