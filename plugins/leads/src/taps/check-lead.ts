import { type AnyTap, reject, tap } from '@kith/sdk'
import { type LeadsContract, lead, source } from '../contract/index.ts'

/** A lead names a source that there is (R3), and is converted by converting it only. */
export const checkLead: AnyTap<LeadsContract> = tap<LeadsContract>()(lead.saving, {
  id: 'leads.check',
  guard: async (ctx, rows) => {
    const sources = await ctx.asPlugin.snapshot(source)
    for (const { before, after } of rows) {
      const isKnown = after.source === 'other' || sources.some(source => source.code === after.source)
      if (before?.source !== after.source && !isKnown) {
        return reject(
          'leads.unknown_source',
          `There is no source "${after.source}": add it to the list, or take another.`,
          'source',
        )
      }
      if (after.status === 'converted' && !after.convertedAt) {
        return reject('leads.convert_only', 'A lead becomes converted by converting it.', 'status')
      }
    }
    return undefined
  },
})
