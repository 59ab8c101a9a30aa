import { type Handler, notFound } from '@kith/sdk'
import { type ConsentsContract, purpose } from '../contract/index.ts'
import { purposesOf } from '../purposes.ts'
import { counting, isMailable, saidOn } from '../said.ts'

export const of: Handler<ConsentsContract, 'of'> = async (ctx, about) => {
  if (!(await ctx.data.get(about.entity, about.id))) throw notFound(about.entity, about.id)
  const said = await saidOn(ctx, about)
  // What a purpose is called is told to whoever may read purposes; its code stands in what was said.
  const { rows } = await ctx.data.list(purpose, { limit: 200 })
  const names = new Map(rows.map(row => [row.code, row.name]))
  const purposes = (await purposesOf(ctx)).map(row => {
    const last = counting(said, row.code)
    const { state = null, at = null, how = null } = last ?? {}
    return { purpose: row.code, name: names.get(row.code) ?? row.code, state, at, how, mailable: isMailable(last, row) }
  })
  const history = said.map(({ id, purpose, state, at, how, evidence, note }) => {
    return { id, purpose, state, at, how, evidence, note }
  })
  return { purposes, history }
}
