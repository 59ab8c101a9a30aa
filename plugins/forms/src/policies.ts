import { type Policy, policy } from '@kith/sdk'
import { draft, form, lesson, script, submission, tally } from './contract/index.ts'

/** Marketing makes forms and reads what arrives; what becomes of it, others see as leads or cases. */
export const policies: readonly Policy[] = [
  policy(form, [
    {
      id: 'forms.read',
      roles: ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator'],
      verbs: ['read'],
    },
    { id: 'forms.write', roles: ['marketing'], verbs: ['create', 'update', 'delete', 'restore'] },
  ]),
  policy(submission, [
    { id: 'forms.submissions-read', roles: ['marketing', 'data-administrator'], verbs: ['read'] },
    {
      id: 'forms.submissions-review',
      roles: ['marketing', 'data-administrator'],
      verbs: ['update'],
      fields: ['status', 'reason'],
    },
    // What the review finds to be worth nothing.
    { id: 'forms.submissions-reject', roles: ['marketing', 'data-administrator'], verbs: ['delete', 'restore'] },
  ]),
  policy(draft, [
    { id: 'forms.drafts', roles: ['marketing'], verbs: ['read', 'create', 'update', 'delete', 'restore'] },
  ]),
  policy(tally, [{ id: 'forms.tallies-read', roles: ['marketing'], verbs: ['read'] }]),
  policy(lesson, [{ id: 'forms.lessons-read', roles: ['marketing'], verbs: ['read'] }]),
  policy(script, [{ id: 'forms.scripts-read', roles: ['marketing'], verbs: ['read'] }]),
]
