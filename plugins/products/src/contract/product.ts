import { boolean, businessLine, entity, ref, text } from '@kith/sdk'

/** Something that is sold (R41): a machine, an attachment, a part, hours of service. */
export const product = entity('products.product', {
  label: 'name',
  fields: {
    /** What price lists, offers and other systems call it; never changes. */
    code: text({ required: true, fixed: true, unique: true, max: 60, search: true }),
    name: text({ required: true, max: 200, search: true, index: true }),
    /** The line of business that sells it. */
    line: ref(businessLine, { onDelete: 'detach', index: true }),
    /** What it is counted in: 'piece', 'hour'. */
    unit: text({ max: 40 }),
    description: text({ multiline: true, max: 4000 }),
    /** One that is not active stays where it is, and is added nowhere. */
    active: boolean({ default: true }),
  },
})
