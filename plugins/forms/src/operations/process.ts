import { type Handler, KithError, notFound } from '@kith/sdk'
import { type FormsContract, submission } from '../contract/index.ts'
import { learn } from '../guard/lessons.ts'
import { reprocess } from './reprocess.ts'
import { formOf } from './store.ts'
import { tell } from './tell.ts'

export const process: Handler<FormsContract, 'process'> = async (ctx, { id }) => {
  const row = await ctx.data.get(submission, id)
  if (!row) throw notFound(submission.name, id)
  if (row.status === 'processed')
    throw new KithError('forms.processed', `Submission ${id} is processed already.`, { id })
  await reprocess(ctx, row)
  if (row.status === 'spam') {
    await learn(ctx, [row.signals ?? []], 'genuine')
    const { consent, locale } = row
    await tell(ctx, await formOf(ctx, row.form), { ...row, consent: consent ?? [], locale: locale ?? ctx.locale })
  }
  return { id, status: 'processed' }
}
