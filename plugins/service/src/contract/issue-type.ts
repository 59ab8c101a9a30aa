import { boolean, entity, integer, text } from '@kith/sdk'

/** What a customer's request is about (R86): an editable list. Forms and the API name one by its code. */
export const issueType = entity('service.issueType', {
  label: 'name',
  fields: {
    code: text({ required: true, unique: true, max: 60 }),
    name: text({ required: true, max: 200 }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
