import { type ChangeContext, type Job, job } from '@kith/sdk'
import { type FormsContract, submission } from '../contract/index.ts'
import { reprocess } from '../operations/reprocess.ts'

/** Tries an unprocessed submission again; while it fails, the kernel calls it again with growing pauses. */
export const retry: Job<FormsContract> = job<FormsContract>()<{ id: string }>('forms.retry', {
  run: async (ctx: ChangeContext<FormsContract>, { id }) => {
    const row = await ctx.asPlugin.data.get(submission, id)
    if (row?.status === 'unprocessed') await reprocess(ctx, row)
  },
})
