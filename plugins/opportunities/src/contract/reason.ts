import { boolean, choice, entity, integer, text } from '@kith/sdk'

/** Why opportunities are won or lost (R48): an editable list. */
export const reason = entity('opportunities.reason', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    outcome: choice(['won', 'lost', 'either'], { default: 'either' }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
