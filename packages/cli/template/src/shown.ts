import { action, card, panel, present, type Ui } from '@kith/sdk'
import { sampleRecord } from './contract/index.ts'

const module = 'PACKAGE/ui'

/** What this plugin shows: all of it is in docs/plugins/ui.md of Kith. */
export const shown: readonly Ui[] = [
  present(sampleRecord, {
    icon: 'record',
    group: 'service',
    columns: ['status', 'due', 'owner'],
    board: 'status',
  }),
  action({
    entity: sampleRecord,
    id: 'close',
    on: ['record', 'bulk'],
    run: { operation: 'sample-plugin.close' },
    needs: 'sample-plugin.close',
    when: { status: 'open' },
    primary: true,
  }),
  panel({ entity: sampleRecord, slot: 'side', element: 'kith-sample-plugin-due', module, when: { status: 'open' } }),
  card({ id: 'open', element: 'kith-sample-plugin-open', module }),
]
