import { check } from '@kith/rules'
import { type AnyTap, reject, tap } from '@kith/sdk'
import { leadTypes, maySet } from '../assign/fields.ts'
import { type LeadsContract, rule, source } from '../contract/index.ts'

/** No rule is saved that could not be asked, or that sets what a lead cannot hold. */
export const checkRule: AnyTap<LeadsContract> = tap<LeadsContract>()(rule.saving, {
  id: 'leads.check-rule',
  guard: async (ctx, rows) => {
    const sources = await ctx.asPlugin.snapshot(source)
    for (const { after } of rows) {
      const [problem] = check(after.when, { fields: leadTypes })
      if (problem) return reject(problem.code, problem.message, ['when', ...problem.path].join('.'))
      const wrong = Object.entries(after.set).find(([name, value]) => !maySet(name, value))
      if (wrong)
        return reject(
          'leads.bad_set',
          `A rule cannot set ${wrong[0]} to ${JSON.stringify(wrong[1])}.`,
          `set.${wrong[0]}`,
        )
      const code = after.set.source
      if (code !== undefined && !sources.some(source => source.code === code)) {
        return reject('leads.unknown_source', `There is no source ${JSON.stringify(code)}.`, 'set.source')
      }
    }
    return undefined
  },
})
