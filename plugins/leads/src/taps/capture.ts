import { type ConsentsContract, consentsContract } from '@kith/plugin-consents/contract'
import { type FormsContract, formsContract, type Receiving } from '@kith/plugin-forms/contract'
import { type AnyTap, type ChangeContext, tap } from '@kith/sdk'
import { leadValues } from '../capture/values.ts'
import { type LeadsContract, lead, source } from '../contract/index.ts'

/** A visitor's submission becomes a lead, in the same commit (R6), unless its form says that it becomes something else. */
export const capture: AnyTap<LeadsContract, ConsentsContract | FormsContract> = tap<
  LeadsContract,
  ConsentsContract | FormsContract
>()(formsContract.hooks.receiving, {
  id: 'leads.capture',
  shape: async (ctx, draft) => {
    if (draft.makes !== 'lead') return undefined
    const sources = await ctx.asPlugin.snapshot(source)
    const values = leadValues(
      draft,
      sources.map(row => row.code),
    )
    const id = ctx.change.create(lead, values)
    ctx.change.link({ entity: 'leads.lead', id }, 'origin', { entity: 'forms.submission', id: draft.submission })
    for (const file of draft.files) ctx.change.attach(file, { entity: lead.name, id })
    await keepConsents(ctx, draft, id, values.email)
    return undefined
  },
})

/** What was agreed to for a purpose stands on the lead, with what was read. */
async function keepConsents(
  ctx: ChangeContext<LeadsContract, ConsentsContract>,
  draft: Receiving,
  id: string,
  email: string | null | undefined,
): Promise<void> {
  if (!email) return
  for (const { purpose, text, version, locale, page, at } of draft.consent) {
    if (purpose === undefined) continue
    await ctx.use(consentsContract).keep({
      about: { entity: lead.name, id },
      email,
      purpose,
      state: 'given',
      how: 'form',
      at,
      evidence: { text, version, locale, page, submission: draft.submission },
    })
  }
}
