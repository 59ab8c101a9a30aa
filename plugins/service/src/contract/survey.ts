import { entity, instant, integer, ref, text } from '@kith/sdk'
import { serviceCase } from './case.ts'

/** One question to the customer when a case is closed (R84), and his one answer (R90). */
export const survey = entity('service.survey', {
  label: 'comment',
  within: 'case',
  fields: {
    case: ref(serviceCase, { required: true, index: true, onDelete: 'cascade' }),
    /** 1 to 5. */
    rating: integer({ min: 1, max: 5 }),
    comment: text({ multiline: true, max: 5000, personal: true }),
    answeredAt: instant({ index: true }),
  },
})
