import { entity } from '../entity.ts'
import { choice } from '../fields/choice.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { user } from './user.ts'

/** Teams are a tree. A team that is its own ancestor is refused (`KITH_TEAM_CYCLE`). */
export const team = entity('kernel.team', {
  fields: {
    name: text({ required: true, max: 200 }),
    parent: ref('kernel.team', { index: true, onDelete: 'restrict' }),
    manager: ref(user, { onDelete: 'detach' }),
    kind: choice(['branch', 'region', 'department'], { default: 'department' }),
  },
})
