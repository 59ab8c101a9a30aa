import type { ChangeContext, Row } from '@kith/sdk'
import { type FormsContract, formsContract, submission } from '../contract/index.ts'
import { draftOf } from './draft.ts'
import { counting } from './opt-in.ts'
import { formOf } from './store.ts'

/** Has the taps run for a submission that is stored already, and marks it as processed. */
export async function reprocess(ctx: ChangeContext<FormsContract>, row: Row<typeof submission>): Promise<void> {
  const form = await formOf(ctx, row.form)
  const { id, values, locale, version } = row
  const consent = counting(row.consent ?? [], row.optIn === 'waiting')
  const meta = row.meta ?? { page: '', referrer: '', utm: {}, clickIds: {}, version: 0 }
  await ctx.filter(
    formsContract.hooks.receiving,
    draftOf(form, { id, values, meta, consent, locale: locale ?? ctx.locale }),
  )
  ctx.change.update(submission, id, { status: 'processed', reason: null }, { version })
}
