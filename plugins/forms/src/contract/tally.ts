import { date, entity, integer, ref, text } from '@kith/sdk'
import { form } from './form.ts'

/**
 * How often something happened to a form on a day, counted without a trace of who it was. `event`: `view`, `start`,
 * `step:2`, `error:email`, `submit`, `success`.
 */
export const tally = entity('forms.tally', {
  label: 'event',
  audit: false,
  fields: {
    form: ref(form, { required: true, fixed: true, onDelete: 'cascade' }),
    day: date({ required: true, fixed: true }),
    /** The origin of the website; '-' for this app's own pages and for programs. */
    site: text({ required: true, fixed: true, max: 255 }),
    event: text({ required: true, fixed: true, max: 80 }),
    count: integer({ default: 0, min: 0 }),
  },
  unique: [['form', 'day', 'site', 'event']],
})
