import { type ActivitiesContract, activitiesContract, activity } from '@kith/plugin-activities/contract'
import { type AnyTap, type ChangeContext, KithError, type SavingRow, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, stage } from '../contract/index.ts'
import { suggestions } from '../stages/suggestions.ts'

type Row = SavingRow<(typeof opportunity)['fields']>
type Context = ChangeContext<OpportunitiesContract, ActivitiesContract>

/**
 * What a stage suggests is planned for the owner of an opportunity that enters it, in the same commit (R40): each once,
 * where the stage says so. One that has no owner yet gets them with its owner.
 */
export const planSuggested: AnyTap<OpportunitiesContract, ActivitiesContract> = tap<
  OpportunitiesContract,
  ActivitiesContract
>()(opportunity.saving, {
  id: 'opportunities.plan-suggested',
  after: ['opportunities.place'],
  shape: async (ctx, rows) => {
    const entering = rows.filter(
      ({ after, verb }) =>
        verb !== 'restore' && after.status === 'open' && after.owner !== null && after.suggestedIn !== after.stage,
    )
    if (entering.length === 0 || (ctx.actor.kind === 'user' && entering.length > most)) return undefined
    const stages = await ctx.asPlugin.snapshot(stage)
    const patches = []
    for (const row of entering) {
      const found = stages.find(({ id }) => id === row.after.stage)
      if (!found?.plans) continue
      if (await plan(ctx, row, suggestions(found))) patches.push({ id: row.id, set: { suggestedIn: found.id } })
    }
    return patches
  },
})

/** An import of many plans nothing. */
const most = 20

/** Whether it could be planned: where the type is no longer offered, nothing is, and the opportunity moves all the same. */
async function plan(ctx: Context, { id, before, after }: Row, subjects: readonly string[]): Promise<boolean> {
  const known = before ? await plannedOf(ctx, id) : new Set<string>()
  const due = dueOf(ctx, after.nextStepOn)
  try {
    for (const subject of subjects) {
      if (known.has(subject)) continue
      await ctx.use(activitiesContract).add({
        type: ctx.settings.suggestedType,
        subject,
        about: { entity: opportunity.name, id },
        account: after.account,
        due,
        ...(after.owner && { owner: after.owner }),
      })
    }
    return true
  } catch (error) {
    if (!(error instanceof KithError) || error.code !== 'activities.unknown_type') throw error
    ctx.log.warn(error.message, { opportunity: id })
    return false
  }
}

/** The subjects of all activities about it, in whatever state. */
async function plannedOf(ctx: Context, id: string): Promise<ReadonlySet<string>> {
  const about = `${opportunity.name}/${id}`
  const { rows } = await ctx.asPlugin.data.list(activity, { where: { about: about as never }, limit: 200 })
  return new Set(rows.map(({ subject }) => subject))
}

/** At the next step, where that lies ahead; else so many days from now as the setting says. */
function dueOf(ctx: Context, next: string | null): string {
  const now = ctx.now()
  const at = next === null ? Number.NaN : Date.parse(`${next}T09:00:00Z`)
  return new Date(at > now.getTime() ? at : now.getTime() + ctx.settings.suggestedDays * 86_400_000).toISOString()
}
