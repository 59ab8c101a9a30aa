import { type AnyTap, tap, user } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type OpportunitiesContract, opportunity, rule } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'

/** Who sells has what he makes; for everybody else the rules decide whose a new opportunity is (R43), unless it is said. */
export const assignNew: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.assign',
  shape: async (ctx, rows) => {
    const open = rows.filter(({ verb, after }) => verb === 'create' && !after.owner)
    if (open.length === 0) return undefined
    const { actor } = ctx
    const sells = actor.kind === 'user' && actor.roles.some(role => role === 'sales' || role === 'sales-manager')
    if (sells) return open.map(({ id }) => ({ id, set: { owner: actor.id } }))
    const [rules, users] = await Promise.all([ctx.asPlugin.snapshot(rule), ctx.asPlugin.snapshot(user)])
    const patches = []
    for (const { id, after } of open) {
      const ruling = await rulingOf({
        rules,
        users,
        values: await asked(ctx, after),
        now: ctx.now(),
        zone: ctx.zone,
        turn: rule => ctx.next(`rule:${rule.id}`),
      })
      if (ruling) patches.push({ id, set: { owner: ruling.owner, rule: ruling.rule.id, ruleName: ruling.rule.name } })
    }
    return patches
  },
})
