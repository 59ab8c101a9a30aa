import { definePlugin, type Plugin } from '@kith/sdk'
import { type SamplePluginContract, samplePluginContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { close } from './operations/close.ts'
import { policies } from './policies.ts'
import { shown } from './shown.ts' // with screens

export const samplePlugin: Plugin<SamplePluginContract> = definePlugin({
  contract: samplePluginContract,
  handlers: { close },
  policies,
  grants: { sales: ['sample-plugin.close'] },
  locales,
  ui: shown, // with screens
})
