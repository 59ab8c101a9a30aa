import { check } from '@kith/rules'
import { type AnyTap, reject, tap } from '@kith/sdk'
import { type OpportunitiesContract, role, rule, stage, target } from '../contract/index.ts'
import { opportunityTypes } from '../stages/fields.ts'

const on = tap<OpportunitiesContract>()

/** No stage is saved whose conditions could not be asked. */
export const checkStage: AnyTap<OpportunitiesContract> = on(stage.saving, {
  id: 'opportunities.check-stage',
  guard: (_ctx, rows) => refuseConditions(rows),
})

/** No rule is saved that could not be asked. */
export const checkRule: AnyTap<OpportunitiesContract> = on(rule.saving, {
  id: 'opportunities.check-rule',
  guard: (_ctx, rows) => refuseConditions(rows),
})

/** A role is that of a contact or of an account, not of both and not of nobody (R34). */
export const checkRole: AnyTap<OpportunitiesContract> = on(role.saving, {
  id: 'opportunities.check-role',
  guard: (_ctx, rows) =>
    rows.every(({ after }) => (after.contact === null) !== (after.account === null))
      ? undefined
      : reject('opportunities.role_of_whom', 'Choose a contact or an account, one of both.', 'contact'),
})

/** A target is of a month, and of a person or a team, not of both and not of nobody. */
export const checkTarget: AnyTap<OpportunitiesContract> = on(target.saving, {
  id: 'opportunities.check-target',
  guard: (_ctx, rows) => {
    if (!rows.every(({ after }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(after.month))) {
      return reject('opportunities.month', 'A month is written as 2026-03.', 'month')
    }
    return rows.every(({ after }) => (after.user === null) !== (after.team === null))
      ? undefined
      : reject('opportunities.target_of_whom', 'Choose a person or a team, one of both.', 'user')
  },
})

function refuseConditions(rows: readonly { readonly after: { readonly when: Parameters<typeof check>[0] } }[]) {
  for (const { after } of rows) {
    const [problem] = check(after.when, { fields: opportunityTypes })
    if (problem) return reject(problem.code, problem.message, ['when', ...problem.path].join('.'))
  }
  return undefined
}
