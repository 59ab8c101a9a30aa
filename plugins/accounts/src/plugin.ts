import { definePlugin, type Plugin } from '@kith/sdk'
import { type AccountsContract, accountsContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { match } from './operations/match.ts'
import { policies } from './policies.ts'
import { standard } from './presets/standard.ts'
import { roles } from './roles.ts'
import { shown } from './shown.ts'
import { approveDeletion } from './taps/approve-deletion.ts'

export const accounts: Plugin<AccountsContract> = definePlugin({
  contract: accountsContract,
  writes: { 'kernel.importTemplate': ['create'] },
  handlers: { match },
  policies,
  roles,
  grants: {
    sales: ['accounts.match'],
    'sales-manager': ['accounts.match', 'kernel.export', 'kernel.merge', 'kernel.handOver'],
    'data-administrator': [
      'kernel.import',
      'kernel.export',
      'kernel.merge',
      'kernel.handOver',
      'kernel.erase',
      'kernel.personExport',
    ],
  },
  taps: [approveDeletion],
  presets: [standard],
  locales,
  ui: shown,
})
