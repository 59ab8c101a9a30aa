import type { Handler } from '@kith/sdk'
import { type ConsentsContract, consent } from '../contract/index.ts'
import { markOf } from '../marks.ts'

/** A code that is no purpose yet, or no more, is kept as it is: evidence is not lost over a list. */
export const keep: Handler<ConsentsContract, 'keep'> = async (ctx, { email, ...said }) => ({
  id: ctx.change.create(consent, { ...said, mark: await markOf(ctx, email) }),
})
