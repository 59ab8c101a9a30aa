import { accounts } from '@kith/plugin-accounts'
import type { AccountsContract } from '@kith/plugin-accounts/contract'
import { activities } from '@kith/plugin-activities'
import type { ActivitiesContract } from '@kith/plugin-activities/contract'
import { campaigns } from '@kith/plugin-campaigns'
import type { CampaignsContract } from '@kith/plugin-campaigns/contract'
import { consents } from '@kith/plugin-consents'
import type { ConsentsContract } from '@kith/plugin-consents/contract'
import { forms } from '@kith/plugin-forms'
import type { FormsContract } from '@kith/plugin-forms/contract'
import { leads } from '@kith/plugin-leads'
import type { LeadsContract } from '@kith/plugin-leads/contract'
import { opportunities } from '@kith/plugin-opportunities'
import type { OpportunitiesContract } from '@kith/plugin-opportunities/contract'
import { products } from '@kith/plugin-products'
import type { ProductsContract } from '@kith/plugin-products/contract'
import { reports } from '@kith/plugin-reports'
import type { ReportsContract } from '@kith/plugin-reports/contract'
import { service } from '@kith/plugin-service'
import type { ServiceContract } from '@kith/plugin-service/contract'
import { type Config, defineConfig } from '@kith/sdk'

const config: Config<
  | AccountsContract
  | ActivitiesContract
  | CampaignsContract
  | ConsentsContract
  | FormsContract
  | LeadsContract
  | OpportunitiesContract
  | ProductsContract
  | ReportsContract
  | ServiceContract
> = defineConfig({
  plugins: [accounts, consents, forms, leads, products, activities, opportunities, campaigns, service, reports],
  presets: ['demo'],
  locale: 'en',
  zone: 'Asia/Shanghai',
})

export default config
