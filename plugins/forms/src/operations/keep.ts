import type { Handler } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import { needsOptIn } from './opt-in.ts'
import { formOf, store, thank } from './store.ts'
import { tell } from './tell.ts'

/** Nobody is told of spam; what could not be processed is tried again a minute later, then ever more rarely. */
export const keep: Handler<FormsContract, 'keep'> = async (ctx, { reason, ...answer }) => {
  const form = await formOf(ctx, answer.form)
  const isWaiting = needsOptIn(form, answer)
  const id = store(ctx, answer, { status: reason ? 'unprocessed' : 'spam', reason, isWaiting })
  if (reason) {
    await tell(ctx, form, { ...answer, id })
    const at = new Date(ctx.now().getTime() + 60_000)
    ctx.change.schedule('forms.retry', { id }, { at, record: { entity: 'forms.submission', id } })
  }
  return thank(form, id, answer.locale)
}
