import { boolean, choice, entity, integer, ref, text } from '@kith/sdk'
import { calendar } from './calendar.ts'
import { priorities } from './priorities.ts'

/** How soon a case of a priority is answered and solved, in minutes of a business calendar (R85). One counts for each priority. */
export const level = entity('service.level', {
  fields: {
    name: text({ required: true, max: 200 }),
    active: boolean({ default: true }),
    priority: choice(priorities, { required: true }),
    calendar: ref(calendar, { required: true, onDelete: 'restrict' }),
    /** Minutes until the first answer, and until the solution. */
    respond: integer({ required: true, min: 1, max: 525_600 }),
    solve: integer({ required: true, min: 1, max: 525_600 }),
  },
})
