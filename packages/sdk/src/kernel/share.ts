import { entity } from '../entity.ts'
import { choices } from '../fields/choices.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { user } from './user.ts'

/** One record shown to a person, or to a team and the teams below it. Made by `kernel.share`, asked by the scope `shared`. */
export const share = entity('kernel.share', {
  fields: {
    entity: text({ required: true, fixed: true, max: 200 }),
    record: text({ required: true, fixed: true, max: 36 }),
    user: ref(user, { fixed: true, onDelete: 'cascade' }),
    team: ref('kernel.team', { fixed: true, onDelete: 'cascade' }),
    verbs: choices(['read', 'update'], { required: true, default: ['read'] }),
  },
  indexes: [['record']],
})
