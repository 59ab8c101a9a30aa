import { choice, entity, ref, text } from '@kith/sdk'
import { activity } from './activity.ts'

/** What a manager says of an activity (R64): beside it, for a closed one does not change any more. */
export const review = entity('activities.review', {
  label: 'note',
  timeline: { on: ['activity'] },
  fields: {
    activity: ref(activity, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    verdict: choice(['good', 'again'], { default: 'good' }),
    note: text({ multiline: true, max: 5000 }),
  },
})
