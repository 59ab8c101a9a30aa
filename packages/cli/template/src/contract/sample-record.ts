import { choice, date, entity, ref, text, user } from '@kith/sdk'

/** What this plugin keeps. Add a field here: its column is added at the next start. */
export const sampleRecord = entity('sample-plugin.sample-record', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    status: choice(['open', 'closed'], { default: 'open' }),
    due: date(),
    reason: text({ max: 200 }),
    owner: ref(user, { onDelete: 'detach' }),
  },
})
