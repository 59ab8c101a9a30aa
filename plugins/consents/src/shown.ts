import { present, type Ui } from '@kith/sdk'
import { consent, purpose } from './contract/index.ts'

/** How consents stand in the application. */
export const shown: readonly Ui[] = [
  present(consent, {
    position: 50,
    icon: 'checklist',
    group: 'marketing',
    columns: ['state', 'purpose', 'how', 'about', 'at'],
  }),
  present(purpose, { icon: 'tag', group: null }),
]
