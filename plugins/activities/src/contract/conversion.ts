import { anyRef, entity, instant, ref } from '@kith/sdk'
import { activity } from './activity.ts'

/** What an activity became (R63), once: kept for statistics, beside the link of the kind `origin`. */
export const conversion = entity('activities.conversion', {
  label: 'at',
  fields: {
    activity: ref(activity, { required: true, fixed: true, unique: true, onDelete: 'restrict' }),
    result: anyRef({ required: true, fixed: true, index: true }),
    at: instant({ required: true, fixed: true }),
  },
})
