import { boolean, entity, ref, refs, team, text, user } from '@kith/sdk'

/** Where cases wait for a department (R86, R88): its members work on what stands there. */
export const queue = entity('service.queue', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    /** Whose manager hears of what is late. */
    department: ref(team, { onDelete: 'detach' }),
    /** Who sees its cases and takes them. */
    members: refs(user),
    /** Who gets what a rule sends here without naming somebody. */
    defaultOwner: ref(user, { onDelete: 'detach' }),
    about: text({ multiline: true, max: 2000 }),
  },
})
