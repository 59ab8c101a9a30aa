import { entity, integer, ref, user } from '@kith/sdk'

/** Somebody's calendar under a secret address (R71). The address is computed: renewing it counts `serial` up. */
export const feed = entity('activities.feed', {
  label: 'serial',
  fields: {
    user: ref(user, { required: true, fixed: true, unique: true, onDelete: 'cascade' }),
    serial: integer({ required: true, default: 1, min: 1 }),
  },
})
