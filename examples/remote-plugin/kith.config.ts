import crm from '@kith/example-crm'
import { defineConfig } from '@kith/sdk'
import { remotePlugin } from '@kith/sdk/remote'
import credit from './credit.json' with { type: 'json' }
import screening from './python/screening.json' with { type: 'json' }
import type { CreditContract } from './src/contract/index.ts'

/** The example CRM, and two modules that run in processes of their own. */
export default defineConfig({
  ...crm,
  plugins: [
    ...crm.plugins,
    remotePlugin<CreditContract>(credit, { hash: 'sha256-m_l0dL2Ma1Rav7NQtBT0JYzts8r7qifN8DZgoyF4Y7U' }),
    remotePlugin(screening, { hash: 'sha256-WMws56GJ0e0zUXQTkMOK3ICLPKswu7Ef1vRrfm-5C0M' }),
  ],
})
