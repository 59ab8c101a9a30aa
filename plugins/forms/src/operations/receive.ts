import type { Handler } from '@kith/sdk'
import { type FormsContract, formsContract } from '../contract/index.ts'
import { draftOf } from './draft.ts'
import { counting, needsOptIn } from './opt-in.ts'
import { formOf, store, thank } from './store.ts'
import { tell } from './tell.ts'

export const receive: Handler<FormsContract, 'receive'> = async (ctx, answer) => {
  const form = await formOf(ctx, answer.form)
  const isWaiting = needsOptIn(form, answer)
  const id = store(ctx, answer, { status: 'processed', reason: null, isWaiting })
  const consent = counting(answer.consent, isWaiting)
  await ctx.filter(formsContract.hooks.receiving, draftOf(form, { ...answer, id, consent }))
  await tell(ctx, form, { ...answer, id })
  return thank(form, id, answer.locale)
}
