import { type Handler, notFound } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { snippetOf } from './snippet-of.ts'

export const snippet: Handler<FormsContract, 'snippet'> = async (ctx, { id }) => {
  const row = await ctx.data.get(form, id)
  if (!row) throw notFound(form.name, id)
  return snippetOf(ctx, row)
}
