import { accounts } from '@kith/plugin-accounts'
import type { AccountsContract } from '@kith/plugin-accounts/contract'
import { forms } from '@kith/plugin-forms'
import type { FormsContract } from '@kith/plugin-forms/contract'
import { leads } from '@kith/plugin-leads'
import type { LeadsContract } from '@kith/plugin-leads/contract'
import { type Config, defineConfig } from '@kith/sdk'

const config: Config<AccountsContract | FormsContract | LeadsContract> = defineConfig({
  plugins: [accounts, forms, leads],
  presets: ['demo'],
  locale: 'en',
  zone: 'Asia/Shanghai',
})

export default config
