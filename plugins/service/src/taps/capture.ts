import { contact } from '@kith/plugin-accounts/contract'
import { type FormsContract, formsContract, type Receiving } from '@kith/plugin-forms/contract'
import { type AnyTap, type ChangeContext, reject, tap } from '@kith/sdk'
import { caseValues } from '../capture/values.ts'
import { issueType, type ServiceContract, serviceCase } from '../contract/index.ts'
import { surveyOf } from '../survey/find.ts'
import { keepAnswer } from '../survey/keep.ts'

/** What a visitor wrote into a support form becomes a case, and what he answered to a survey its rating, in the same commit. */
export const capture: AnyTap<ServiceContract, FormsContract> = tap<ServiceContract, FormsContract>()(
  formsContract.hooks.receiving,
  {
    id: 'service.capture',
    shape: async (ctx, draft) => {
      if (draft.makes === 'case') await makeCase(ctx, draft)
      if (draft.makes === 'survey') await keepAnswer(ctx, draft)
      return undefined
    },
    guard: async (ctx, { makes, values }) => {
      if (makes !== 'survey') return undefined
      const row = await surveyOf(ctx.asPlugin, values.survey)
      if (!row) return reject('service.unknown_survey', 'There is no survey under this link.')
      return row.answeredAt ? reject('service.survey_answered', 'This survey is answered already.') : undefined
    },
  },
)

async function makeCase(ctx: ChangeContext<ServiceContract>, draft: Receiving): Promise<void> {
  const values = caseValues(draft, await ctx.asPlugin.snapshot(issueType))
  const { email } = values
  const person = email ? await ctx.asPlugin.data.first(contact, { where: { email }, sort: ['createdAt'] }) : undefined
  const known = person ? { contact: person.id, account: person.account } : {}
  const id = ctx.change.create(serviceCase, { ...values, ...known })
  const origin = { entity: 'forms.submission', id: draft.submission }
  ctx.change.link({ entity: serviceCase.name, id }, 'origin', origin)
  for (const file of draft.files) ctx.change.attach(file, { entity: serviceCase.name, id })
}
