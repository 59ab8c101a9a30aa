import type { ChangeContext, SavingRow } from '@kith/sdk'
import { addressOf } from '../cases/write-out.ts'
import { type ServiceContract, serviceCase, survey } from '../contract/index.ts'
import { tokenOf } from './token.ts'

/** Asks the customer of a closed case how it was, once (R84): a survey, and a mail with the link to one question. */
export async function ask(
  ctx: ChangeContext<ServiceContract>,
  { id, after }: SavingRow<(typeof serviceCase)['fields']>,
): Promise<void> {
  const { surveyForm } = ctx.settings
  const to = surveyForm ? await addressOf(ctx, after) : undefined
  if (!to || (await ctx.asPlugin.data.first(survey, { where: { case: id } }))) return
  const made = ctx.change.create(survey, { case: id })
  const address = new URLSearchParams({ survey: await tokenOf(ctx.asPlugin, made), lang: after.locale ?? ctx.locale })
  ctx.change.mail({
    template: 'survey',
    to,
    ...(after.locale ? { locale: after.locale } : {}),
    values: { number: after.number, subject: after.subject },
    secrets: { link: `${ctx.url}/f/${surveyForm}?${address}` },
    record: { entity: serviceCase.name, id },
  })
}
