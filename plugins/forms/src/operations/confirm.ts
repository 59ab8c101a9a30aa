import type { Handler } from '@kith/sdk'
import { type FormsContract, formsContract, submission } from '../contract/index.ts'
import { draftOf } from './draft.ts'
import { isForPurpose } from './opt-in.ts'
import { formOf } from './store.ts'

/** What is not processed yet takes its consents along when it is. */
export const confirm: Handler<FormsContract, 'confirm'> = async (ctx, { id }) => {
  const row = await ctx.asPlugin.data.get(submission, id)
  if (row?.optIn !== 'waiting') return {}
  const at = ctx.now().toISOString()
  ctx.change.update(submission, id, { optIn: 'confirmed', optInAt: at }, { version: row.version })
  if (row.status !== 'processed') return {}
  const consent = (row.consent ?? []).filter(isForPurpose).map(one => ({ ...one, at }))
  const meta = row.meta ?? { page: '', referrer: '', utm: {}, clickIds: {}, version: 0 }
  const locale = row.locale ?? ctx.locale
  const draft = draftOf(await formOf(ctx, row.form), { id, values: row.values, meta, consent, locale, files: [] })
  await ctx.filter(formsContract.hooks.confirmed, draft)
  return {}
}
