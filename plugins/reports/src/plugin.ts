import { definePlugin, type Plugin } from '@kith/sdk'
import { type ReportsContract, reportsContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { overview } from './operations/overview.ts'
import { read } from './operations/read.ts'
import { own } from './parts/own.ts'
import { shown } from './shown.ts'

const readers = ['sales', 'sales-manager', 'marketing', 'service', 'service-manager', 'data-administrator']

export const reports: Plugin<ReportsContract> = definePlugin({
  contract: reportsContract,
  handlers: { overview, read },
  grants: Object.fromEntries(readers.map(role => [role, ['reports.read']])),
  taps: [own],
  locales,
  ui: shown,
})
