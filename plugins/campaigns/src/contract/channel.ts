import { boolean, entity, integer, text } from '@kith/sdk'

/** By what customers are won (R81): search, trade fairs, word of mouth. An editable list. */
export const channel = entity('campaigns.channel', {
  label: 'name',
  fields: {
    /** Lower case letters, digits and '-'; never changes. */
    code: text({ required: true, fixed: true, unique: true, max: 60 }),
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
