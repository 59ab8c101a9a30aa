import { boolean, entity, integer, text } from '@kith/sdk'

/** What somebody may be written to for: an editable list. Consents name a purpose by its code. */
export const purpose = entity('consents.purpose', {
  label: 'name',
  fields: {
    /** Lower case letters, digits and '-'; never changes. */
    code: text({ required: true, fixed: true, unique: true, max: 60 }),
    /** As the person concerned reads it on the page where he takes it back. */
    name: text({ required: true, max: 200, search: true }),
    description: text({ multiline: true, max: 1000 }),
    /** Whether nobody is written to before he agreed. Else: until he says that he wants no more. */
    optIn: boolean({ default: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
