import { action, page, present, type Ui } from '@kith/sdk'
import { draft, form, lesson, script, submission, tally } from './contract/index.ts'

const module = '@kith/plugin-forms/ui'

/** What forms show in the application. */
export const shown: readonly Ui[] = [
  present(form, {
    position: 30,
    icon: 'list',
    group: 'marketing',
    columns: ['status', 'source', 'publicId', 'notify', 'updatedAt'],
    create: 'new',
  }),
  present(submission, {
    position: 40,
    icon: 'message',
    group: 'marketing',
    columns: ['form', 'status', 'optIn', 'locale', 'createdAt'],
  }),
  present(draft, { group: null }),
  present(tally, { group: null }),
  present(script, { group: null }),
  present(lesson, { group: null }),
  action({ entity: form, id: 'build', on: ['record'], run: { page: 'builder' }, primary: true, key: 'b' }),
  page({ path: 'builder', element: 'kith-forms-builder', module }),
  page({ path: 'new', element: 'kith-forms-new', module, needs: 'forms.make' }),
  page({
    path: 'review',
    icon: 'inbox',
    group: 'marketing',
    element: 'kith-forms-review',
    module,
    needs: 'forms.process',
  }),
]
