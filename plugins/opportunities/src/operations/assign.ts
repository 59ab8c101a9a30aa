import { type ChangeContext, type Handler, KithError, user } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type OpportunitiesContract, opportunity, rule } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'
import { type Opportunity, seen } from './seen.ts'

export const assign: Handler<OpportunitiesContract, 'assign'> = async (ctx, { id, owner }) => {
  const row = await seen(ctx, id)
  const set = owner === undefined ? await byRules(ctx, row) : { owner, rule: null, ruleName: null, dispute: null }
  if (set.owner !== null) await mustBeActive(ctx, set.owner)
  if (set.owner !== row.owner) ctx.change.update(opportunity, id, set, { version: row.version })
  return { id, owner: set.owner }
}

/** Throws `opportunities.unknown_owner`. */
export async function mustBeActive(ctx: ChangeContext<OpportunitiesContract>, owner: string): Promise<void> {
  const users = await ctx.asPlugin.snapshot(user)
  if (users.some(user => user.id === owner && user.active)) return
  throw new KithError('opportunities.unknown_owner', `There is no active user ${owner}.`, { owner })
}

async function byRules(ctx: ChangeContext<OpportunitiesContract>, row: Opportunity) {
  const ruling = await rulingOf({
    rules: await ctx.asPlugin.snapshot(rule),
    users: await ctx.asPlugin.snapshot(user),
    values: await asked(ctx, row),
    now: ctx.now(),
    zone: ctx.zone,
    turn: rule => ctx.next(`rule:${rule.id}`),
  })
  if (!ruling) throw new KithError('opportunities.no_rule', `No rule decides whose "${row.name}" is.`, { id: row.id })
  return { owner: ruling.owner, rule: ruling.rule.id, ruleName: ruling.rule.name, dispute: null }
}
