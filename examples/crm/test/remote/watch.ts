import { type LeadsContract, lead, leadsContract } from '@kith/plugin-leads/contract'
import { defineContract, definePlugin, entity, type Infer, integer, type Plugin, reject, tap, text } from '@kith/sdk'

/** Each lead as the plugin was told of it. */
const sighting = entity('watch.sighting', {
  fields: {
    lead: text({ required: true, max: 36, index: true }),
    revision: integer({ required: true }),
    attempt: integer({ required: true }),
  },
})

const contract = defineContract({ name: 'watch', version: '0.1.0', main: sighting })
export interface WatchContract extends Infer<typeof contract> {}

const joined = tap<WatchContract, LeadsContract>()

/** Refuses whom it does not want, and notes in its own table every change of a lead. Runs in a process of its own. */
export const watch: Plugin<WatchContract, LeadsContract> = definePlugin({
  contract: contract as WatchContract,
  dependsOn: [leadsContract],
  handlers: {},
  taps: [
    joined(lead.saving, {
      id: 'watch.refuse',
      guard: (_, rows) =>
        rows.some(row => row.after.company === 'Unwanted') ? reject('watch.unwanted', 'Not this one.') : undefined,
    }),
    joined(lead.saved, {
      id: 'watch.note',
      run: ({ change }, { id, version }, { attempt }) =>
        void change.create(contract.main, { lead: id, revision: version, attempt }),
    }),
  ],
  locales: {
    en: { 'plugin.watch': 'Watch' },
    'zh-CN': { 'plugin.watch': '观察' },
  },
})
