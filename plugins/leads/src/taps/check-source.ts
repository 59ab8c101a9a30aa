import { type AnyTap, reject, tap } from '@kith/sdk'
import { type LeadsContract, source } from '../contract/index.ts'

/** Codes are what leads, forms and rules name a source by. */
export const checkSource: AnyTap<LeadsContract> = tap<LeadsContract>()(source.saving, {
  id: 'leads.check-source',
  guard: (_ctx, rows) =>
    rows.every(row => /^[a-z0-9][a-z0-9-]*$/.test(row.after.code))
      ? undefined
      : reject('leads.source_code', 'A code is lower case letters, digits and "-".', 'code'),
})
