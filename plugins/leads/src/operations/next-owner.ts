import { type Handler, user } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type LeadsContract, lead, rule } from '../contract/index.ts'

export const nextOwner: Handler<LeadsContract, 'nextOwner'> = async (ctx, { id, except }) => {
  const row = await ctx.asPlugin.data.get(lead, id)
  if (!row) return { owner: null }
  const [rules, users] = await Promise.all([ctx.asPlugin.snapshot(rule), ctx.asPlugin.snapshot(user)])
  const { owner } = await rulingOf({
    rules: rules.filter(({ mode }) => mode !== 'none'),
    users: users.filter(one => one.id !== except),
    values: { ...row },
    now: ctx.now(),
    zone: ctx.zone,
    turn: one => ctx.next(`rule:${one.id}`),
  })
  return { owner }
}
