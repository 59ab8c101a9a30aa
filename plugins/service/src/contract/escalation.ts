import { entity, instant, ref, text, user } from '@kith/sdk'
import { serviceCase } from './case.ts'

/** A case that was put before somebody (R85): once for each due time that it missed, or by hand. */
export const escalation = entity('service.escalation', {
  label: 'reason',
  within: 'case',
  timeline: { on: ['case'] },
  fields: {
    case: ref(serviceCase, { required: true, index: true, onDelete: 'cascade' }),
    /** The due time that was missed; none where somebody did it. */
    dueAt: instant({ fixed: true }),
    to: ref(user, { fixed: true, onDelete: 'detach' }),
    reason: text({ multiline: true, max: 10_000, fixed: true }),
  },
  indexes: [['case', 'dueAt']],
})
