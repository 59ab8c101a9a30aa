import { type ActivitiesContract, activitiesContract, activity } from '@kith/plugin-activities/contract'
import { type LeadsContract, lead, leadsContract } from '@kith/plugin-leads/contract'
import { type AnyTap, type ChangeContext, tap, user } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type OpportunitiesContract, opportunity, rule } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'

type Needs = ActivitiesContract | LeadsContract
type Context = ChangeContext<OpportunitiesContract, Needs>

/**
 * An activity of which nothing came goes to whom the rules would give the opportunity or the lead that it is about, if not
 * to who had it (R58).
 */
export const reassign: AnyTap<OpportunitiesContract, Needs> = tap<OpportunitiesContract, Needs>()(
  activitiesContract.hooks.reassigning,
  {
    id: 'opportunities.reassign',
    shape: async (ctx, { activity: id, from, owner }) => {
      if (owner !== null) return undefined
      const { about } = (await ctx.asPlugin.data.get(activity, id)) ?? {}
      if (about?.entity === opportunity.name) return { owner: await nextOf(ctx, about.id, from) }
      if (about?.entity !== lead.name) return undefined
      return await ctx.use(leadsContract).nextOwner({ id: about.id, except: from })
    },
  },
)

async function nextOf(ctx: Context, id: string, except: string | null): Promise<string | null> {
  const row = await ctx.asPlugin.data.get(opportunity, id)
  if (!row) return null
  const [rules, users] = await Promise.all([ctx.asPlugin.snapshot(rule), ctx.asPlugin.snapshot(user)])
  const ruling = await rulingOf({
    rules,
    users: users.filter(one => one.id !== except),
    values: await asked(ctx, row),
    now: ctx.now(),
    zone: ctx.zone,
    turn: one => ctx.next(`rule:${one.id}`),
  })
  return ruling?.owner ?? null
}
