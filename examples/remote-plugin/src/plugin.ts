import { accountsContract } from '@kith/plugin-accounts/contract'
import { leadsContract } from '@kith/plugin-leads/contract'
import { opportunitiesContract } from '@kith/plugin-opportunities/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type CreditContract, creditContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { check } from './operations/check.ts'
import { policies } from './policies.ts'
import { shown } from './shown.ts'
import type { Needed } from './standing.ts'
import { countUsed } from './taps/count-used.ts'
import { holdLarge } from './taps/hold-large.ts'
import { rateLead } from './taps/rate-lead.ts'
import { reported } from './taps/reported.ts'

/** A plugin as any other: nothing here knows in which process it runs. */
export const credit: Plugin<CreditContract, Needed> = definePlugin({
  contract: creditContract,
  dependsOn: [accountsContract, leadsContract, opportunitiesContract],
  handlers: { check },
  policies,
  grants: { sales: ['credit.check'], 'sales-manager': ['credit.check'], credit: ['credit.check'] },
  roles: { credit: { name: { en: 'Credit control', 'zh-CN': '信用管理' } } },
  taps: [holdLarge, rateLead, countUsed, reported],
  locales,
  ui: shown,
})
