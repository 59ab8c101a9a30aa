import { type Handler, notFound } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { designProblems } from '../validate/design.ts'
import { redirectProblems } from '../validate/redirect.ts'

export const check: Handler<FormsContract, 'check'> = async (ctx, { definition, form: id }) => {
  const problems = designProblems(definition)
  if (id === undefined) return { problems }
  const row = await ctx.data.get(form, id)
  if (!row) throw notFound(form.name, id)
  const hosts = [...(row.redirects ?? []), ...(ctx.settings.redirects ?? [])]
  return {
    problems: [...problems, ...redirectProblems(definition, { origins: row.origins ?? [], hosts, url: ctx.url })],
  }
}
