import type { Handler } from '@kith/sdk'
import { type FormsContract, formsContract } from '../contract/index.ts'
import { draftOf } from './draft.ts'
import { formOf, store, thank } from './store.ts'
import { tell } from './tell.ts'

export const receive: Handler<FormsContract, 'receive'> = async (ctx, answer) => {
  const form = await formOf(ctx, answer.form)
  const id = store(ctx, answer, { status: 'processed', reason: null })
  await ctx.filter(formsContract.hooks.receiving, draftOf(form, { ...answer, id }))
  tell(ctx, form, { ...answer, id })
  return thank(form, id, answer.locale)
}
