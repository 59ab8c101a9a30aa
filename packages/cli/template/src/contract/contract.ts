import { defineContract, event, filter, type Infer, mutation } from '@kith/sdk'
import { z } from 'zod'
import { sampleRecord } from './sample-record.ts'

const Closing = z.object({ id: z.uuid(), reason: z.string().max(200) }) // without screens
// with screens: const Closing = z.object({ id: z.uuid(), reason: z.string().max(200).default('') })

const contract = defineContract({
  name: 'sample-plugin',
  version: '0.1.0',
  main: sampleRecord,
  permissions: { 'sample-plugin.close': 'Close a record' },
  operations: { close: mutation({ needs: 'sample-plugin.close', input: Closing, output: Closing }) },
  hooks: {
    /** Asks the other plugins: they may change the reason, or refuse. */
    closing: filter('sample-plugin.closing', Closing),
    /** Tells them, after the commit. */
    closed: event('sample-plugin.closed', { v: 1, payload: z.object({ id: z.uuid() }) }),
  },
})

/** Answers under `sample-plugin`. */
export interface SamplePluginContract extends Infer<typeof contract> {}
export const samplePluginContract: SamplePluginContract = contract
