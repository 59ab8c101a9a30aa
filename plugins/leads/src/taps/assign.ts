import { type AnyTap, type SavingRow, tap, user } from '@kith/sdk'
import { rulingOf, scoreOf } from '../assign/ruling.ts'
import { type LeadsContract, lead, rule, source } from '../contract/index.ts'

type LeadFields = (typeof lead)['fields']

/**
 * Rules classify every new lead, whoever writes it, and give it an owner unless it has one (R12, R13). Where there are none
 * yet, what this module says of a lead stays.
 */
export const assignNew: AnyTap<LeadsContract> = tap<LeadsContract>()(lead.saving, {
  id: 'leads.assign',
  shape: async (ctx, rows) => {
    const [rules, users, sources] = await Promise.all([
      ctx.asPlugin.snapshot(rule),
      ctx.asPlugin.snapshot(user),
      ctx.asPlugin.snapshot(source),
    ])
    const patches = []
    for (const row of rows) {
      const common = { rules, values: row.after, now: ctx.now(), zone: ctx.zone }
      if (row.verb !== 'create') {
        const score = scoreOf(common)
        if (score !== row.after.score) patches.push({ id: row.id, set: { score } })
        continue
      }
      if (rules.length === 0) continue
      const given = row.after.owner
      const ruling = await rulingOf({
        ...common,
        rules: given ? rules.filter(rule => rule.mode === 'none') : rules,
        users,
        turn: rule => ctx.next(`rule:${rule.id}`),
      })
      const known = sources.some(source => source.code === ruling.set.source)
      const { source: _, ...rest } = ruling.set
      const decided = ruling.rule ? { owner: ruling.owner, rule: ruling.rule.id, ruleName: ruling.rule.name } : {}
      patches.push({ id: row.id, set: { ...(known ? ruling.set : rest), ...decided, score: ruling.score } as Patch })
    }
    return patches
  },
})

type Patch = Partial<SavingRow<LeadFields>['after']>
