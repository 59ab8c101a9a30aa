import { type FormsContract, formsContract } from '@kith/plugin-forms/contract'
import { type AnyTap, tap } from '@kith/sdk'
import { leadValues } from '../capture/values.ts'
import { type LeadsContract, lead, source } from '../contract/index.ts'

/** A visitor's submission becomes a lead, in the same commit (R6). */
export const capture: AnyTap<LeadsContract, FormsContract> = tap<LeadsContract, FormsContract>()(
  formsContract.hooks.receiving,
  {
    id: 'leads.capture',
    shape: async (ctx, draft) => {
      const sources = await ctx.asPlugin.snapshot(source)
      const values = leadValues(
        draft,
        sources.map(row => row.code),
      )
      const id = ctx.change.create(lead, values)
      ctx.change.link({ entity: 'leads.lead', id }, 'origin', { entity: 'forms.submission', id: draft.submission })
      return undefined
    },
  },
)
