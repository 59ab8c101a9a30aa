import { check } from '@kith/rules'
import { type AnyTap, reject, tap } from '@kith/sdk'
import { rule, type ServiceContract } from '../contract/index.ts'
import { caseTypes, maySet } from '../route/fields.ts'

/** No rule is saved that could not be asked, that sets what a case cannot hold, or that sends cases nowhere. */
export const checkRule: AnyTap<ServiceContract> = tap<ServiceContract>()(rule.saving, {
  id: 'service.check-rule',
  guard: (_ctx, rows) => {
    for (const { after } of rows) {
      const [problem] = check(after.when, { fields: caseTypes })
      if (problem) return reject(problem.code, problem.message, ['when', ...problem.path].join('.'))
      const wrong = Object.entries(after.set).find(([name, value]) => !maySet(name, value))
      if (wrong)
        return reject(
          'service.bad_set',
          `A rule cannot set ${wrong[0]} to ${JSON.stringify(wrong[1])}.`,
          `set.${wrong[0]}`,
        )
      if (after.mode !== 'none' && !after.queue) {
        return reject('service.no_queue', 'A rule that decides names a queue.', 'queue')
      }
    }
    return undefined
  },
})
