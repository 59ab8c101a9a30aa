import { boolean, entity, integer, text } from '@kith/sdk'

/** Where leads come from (R1, R2): an editable list. Leads name a source by its code. */
export const source = entity('leads.source', {
  label: 'name',
  fields: {
    /** Lower case letters, digits and '-'; never changes. */
    code: text({ required: true, fixed: true, unique: true, max: 60 }),
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
