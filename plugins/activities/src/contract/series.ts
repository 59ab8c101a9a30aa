import { entity, ref, text, user } from '@kith/sdk'

/** Activities that come again and again: each is a record of its own, made when the series is planned. */
export const series = entity('activities.series', {
  fields: {
    subject: text({ required: true, fixed: true, max: 300 }),
    /** RFC 5545: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10'. */
    rule: text({ required: true, fixed: true, max: 500 }),
    /** The IANA zone by whose clock they come. */
    zone: text({ required: true, fixed: true, max: 60 }),
    owner: ref(user, { onDelete: 'detach' }),
  },
})
