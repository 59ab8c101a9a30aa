import { entity } from '../entity.ts'
import { boolean } from '../fields/boolean.ts'
import { text } from '../fields/text.ts'

/** A line of business that users work for and records belong to (R33). One that is not active stays on its records. */
export const businessLine = entity('kernel.businessLine', {
  fields: {
    name: text({ required: true, unique: true, max: 200 }),
    active: boolean({ default: true }),
  },
})
