import { entity, instant, integer, ref, text, user } from '@kith/sdk'
import { opportunity } from './opportunity.ts'
import { stage } from './stage.ts'

/** An opportunity went from a stage to another (R46), after so many seconds there. */
export const stageChange = entity('opportunities.stageChange', {
  label: 'toName',
  fields: {
    opportunity: ref(opportunity, { derived: true, index: true, onDelete: 'cascade' }),
    from: ref(stage, { derived: true, onDelete: 'detach' }),
    to: ref(stage, { derived: true, onDelete: 'detach' }),
    /** Their names as they were then. */
    fromName: text({ derived: true, max: 200 }),
    toName: text({ derived: true, max: 200 }),
    at: instant({ derived: true }),
    /** How long it was in the stage that it left. */
    seconds: integer({ derived: true }),
    by: ref(user, { derived: true, onDelete: 'detach' }),
  },
  audit: false,
  within: 'opportunity',
})
