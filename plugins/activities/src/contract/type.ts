import { boolean, entity, integer, text } from '@kith/sdk'

/** What kinds of activities there are (R51): an editable list. `code` is what other modules name one by. */
export const type = entity('activities.type', {
  label: 'name',
  fields: {
    /** Lower case letters, digits and '-'; never changes. */
    code: text({ required: true, fixed: true, unique: true, max: 60 }),
    name: text({ required: true, max: 200, search: true }),
    /** A name of the application's icons. */
    icon: text({ default: 'calendar', max: 40 }),
    /** How long one lasts unless something else is said, in minutes; 0: it has no length, as a task. */
    minutes: integer({ default: 30, min: 0, max: 1440 }),
    /** Whether one is done only once its feedback is entered (R60). */
    feedback: boolean({ default: false }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
  },
})
