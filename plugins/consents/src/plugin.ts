import { definePlugin, type Plugin } from '@kith/sdk'
import { type ConsentsContract, consentsContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { carry } from './operations/carry.ts'
import { keep } from './operations/keep.ts'
import { link } from './operations/link.ts'
import { mailable } from './operations/mailable.ts'
import { of } from './operations/of.ts'
import { record } from './operations/record.ts'
import { withdraw } from './operations/withdraw.ts'
import { policies } from './policies.ts'
import { standard } from './presets/standard.ts'
import { showChoices, stop } from './routes/unsubscribe.ts'
import { shown } from './shown.ts'

const both = ['consents.read', 'consents.record']

export const consents: Plugin<ConsentsContract> = definePlugin({
  contract: consentsContract,
  handlers: { record, keep, carry, withdraw, of, mailable, link },
  policies,
  grants: {
    sales: both,
    'sales-manager': both,
    marketing: both,
    service: both,
    'data-administrator': both,
  },
  routes: [showChoices, stop],
  presets: [standard],
  locales,
  ui: shown,
})
