import { attachment, type ChangeContext, type Row } from '@kith/sdk'
import { type FormsContract, formsContract, type SentFile, submission } from '../contract/index.ts'
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
    draftOf(form, { id, values, meta, consent, locale: locale ?? ctx.locale, files: await filesOf(ctx, id) }),
  )
  ctx.change.update(submission, id, { status: 'processed', reason: null }, { version })
}

/** The files of a submission that is stored; which field each was for is not kept. */
async function filesOf(ctx: ChangeContext<FormsContract>, id: string): Promise<SentFile[]> {
  const { rows } = await ctx.asPlugin.data.list(attachment, {
    where: { record: `${submission.name}/${id}` as never },
    limit: 50,
  })
  return rows.flatMap(({ name, type, size, hash }) =>
    hash ? [{ field: '', name, type: type ?? '', size: size ?? 0, hash }] : [],
  )
}
