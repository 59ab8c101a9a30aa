import { boolean, entity, integer, text } from '@kith/sdk'

/** A sales process (R39). There may be several; new opportunities go into the first active one. */
export const pipeline = entity('opportunities.pipeline', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
