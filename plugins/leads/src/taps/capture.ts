import { contact } from '@kith/plugin-accounts/contract'
import { type ConsentsContract, consentsContract } from '@kith/plugin-consents/contract'
import { type FormsContract, formsContract, type Receiving } from '@kith/plugin-forms/contract'
import { type AnyTap, type ChangeContext, type RecordRef, tap } from '@kith/sdk'
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
    await keepConsents(ctx, draft, { entity: lead.name, id }, values.email)
    return undefined
  },
})

/** What a visitor confirmed by mail counts from now on: on the lead, or on what has become of it. */
export const captureConfirmed: AnyTap<LeadsContract, ConsentsContract | FormsContract> = tap<
  LeadsContract,
  ConsentsContract | FormsContract
>()(formsContract.hooks.confirmed, {
  id: 'leads.capture-confirmed',
  shape: async (ctx, draft) => {
    const row = await ctx.asPlugin.data.first(lead, { where: { submission: draft.submission } })
    if (!row) return undefined
    const about = row.convertedContact
      ? { entity: contact.name, id: row.convertedContact }
      : { entity: lead.name, id: row.id }
    await keepConsents(ctx, draft, about, row.email)
    return undefined
  },
})

/** What was agreed to for a purpose stands on the lead, with what was read. */
async function keepConsents(
  ctx: ChangeContext<LeadsContract, ConsentsContract>,
  draft: Receiving,
  about: RecordRef,
  email: string | null | undefined,
): Promise<void> {
  if (!email) return
  for (const { purpose, text, version, locale, page, at } of draft.consent) {
    if (purpose === undefined) continue
    await ctx.use(consentsContract).keep({
      about,
      email,
      purpose,
      state: 'given',
      how: 'form',
      at,
      evidence: { text, version, locale, page, submission: draft.submission },
    })
  }
}
