import type { Receiving } from '@kith/plugin-forms/contract'
import type { ChangeContext } from '@kith/sdk'
import { type ServiceContract, serviceCase, serviceContract, survey } from '../contract/index.ts'
import { surveyOf } from './find.ts'

/** A customer's answer to a survey, if it is the first (R90). Of two at once the second is prepared again, and is none. */
export async function keepAnswer(ctx: ChangeContext<ServiceContract>, { values }: Receiving): Promise<void> {
  const row = await surveyOf(ctx.asPlugin, values.survey)
  const rating = Number(values.rating)
  if (!row || row.answeredAt || !(rating >= 1 && rating <= 5)) return
  const comment = typeof values.comment === 'string' && values.comment ? values.comment.slice(0, 5000) : null
  const answer = { rating, comment, answeredAt: ctx.now().toISOString() }
  ctx.change.update(survey, row.id, answer, { version: row.version })
  ctx.change.update(serviceCase, row.case, { satisfaction: rating })
  const record = { entity: serviceCase.name, id: row.case }
  ctx.change.emit(serviceContract.hooks.surveyed, { case: row.case, survey: row.id, rating }, { record })
}
