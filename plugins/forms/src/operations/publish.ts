import { type Handler, KithError, notFound } from '@kith/sdk'
import { draft, type FormsContract, form } from '../contract/index.ts'
import { withConsentVersions } from '../definition/consents.ts'

export const publish: Handler<FormsContract, 'publish'> = async (ctx, { id }) => {
  const row = await ctx.data.get(form, id)
  if (!row) throw notFound(form.name, id)
  const found = await ctx.data.first(draft, { where: { form: id } })
  if (!found) throw new KithError('forms.nothing_to_publish', `Form ${id} has no unpublished changes.`, { id })
  const day = ctx.now().toISOString().slice(0, 10)
  const definition = withConsentVersions(found.definition, row.definition, day)
  ctx.change.update(form, id, { definition }, { version: row.version })
  ctx.change.delete(draft, found.id, { version: found.version })
  return { id, version: row.version + 1 }
}
