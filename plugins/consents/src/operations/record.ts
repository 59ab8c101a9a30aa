import { type Handler, notFound } from '@kith/sdk'
import { type ConsentsContract, consent } from '../contract/index.ts'
import { markOf } from '../marks.ts'
import { purposeOf } from '../purposes.ts'

export const record: Handler<ConsentsContract, 'record'> = async (ctx, { about, email, purpose, state, note }) => {
  if (!(await ctx.data.get(about.entity, about.id))) throw notFound(about.entity, about.id)
  const { code } = await purposeOf(ctx, purpose)
  const said = { state, purpose: code, about, at: ctx.now().toISOString(), how: 'hand' as const, note }
  return { id: ctx.change.create(consent, { ...said, mark: await markOf(ctx, email) }) }
}
