import { type AnyTap, tap, user } from '@kith/sdk'
import { hasEnded } from '../cases/unended.ts'
import { queue, rule, type ServiceContract, serviceCase } from '../contract/index.ts'
import { rulingOf } from '../route/ruling.ts'
import { tellJoined } from './tell.ts'

/** What a rule for changed cases may have been asked about. */
const asked = ['line', 'issueType', 'priority', 'dispute', 'account']

/**
 * When what a case is about has changed, the rules for changed cases are asked, and it goes on to the next department
 * (R88). In a change of its own: who made the change may not see where it goes. What somebody moved by hand stays there.
 */
export const handOn: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saved, {
  id: 'service.hand-on',
  run: async (ctx, { id, verb, fields }) => {
    if (verb !== 'update' || fields.includes('queue') || !fields.some(name => asked.includes(name))) return
    const row = await ctx.asPlugin.data.get(serviceCase, id)
    if (!row || hasEnded(row.state) || row.updatedBy === ctx.actor.id) return
    const { snapshot } = ctx.asPlugin
    const [rules, queues, users] = await Promise.all([snapshot(rule), snapshot(queue), snapshot(user)])
    const ruling = await rulingOf({
      rules,
      queues,
      users,
      on: 'changed',
      values: { ...row },
      now: ctx.now(),
      zone: ctx.zone,
      turn: rule => ctx.next(`rule:${rule.id}`),
    })
    const { to } = ruling
    const moves = to && to.queue !== row.queue
    const decided = moves ? { queue: to.queue, owner: to.owner, rule: to.rule.id, ruleName: to.rule.name } : {}
    const set = { ...ruling.set, ...decided }
    const was: Readonly<Record<string, unknown>> = { ...row }
    const isNews = Object.entries(set).some(([name, value]) => was[name] !== value)
    if (isNews) ctx.change.update(serviceCase, id, set, { version: row.version })
    if (ruling.notify.length > 0) await tellJoined(ctx, { id, values: { ...row, ...set }, people: ruling.notify })
  },
})
