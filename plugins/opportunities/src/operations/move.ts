import { type ChangeContext, type Handler, KithError, notFound } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, stage } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'
import { type Stage, stagesOnTheWay } from '../stages/order.ts'
import { stageProblems } from '../stages/problems.ts'
import { mustBeOpen, type Opportunity, seen } from './seen.ts'

type Context = ChangeContext<OpportunitiesContract>

export const move: Handler<OpportunitiesContract, 'move'> = async (ctx, { id, stage: to, version }) => {
  const row = await seen(ctx, id)
  const stages = await ctx.asPlugin.snapshot(stage)
  const target = stages.find(stage => stage.id === to)
  if (!target) throw notFound(stage.name, to)
  if (row.stage !== to) mustBeOpen(row)
  return enter(ctx, { row, to: target, stages, ...(version !== undefined && { version }) })
}

export interface Entering {
  readonly row: Opportunity
  readonly to: Stage
  readonly stages: readonly Stage[]
  /** What is set with it. */
  readonly set?: { readonly reason?: string; readonly reasonNote?: string | null }
  /** As the caller saw it. */
  readonly version?: number
}

/** Moves it, after asking what the way asks for. Throws `opportunities.not_ready` with a problem for each field. */
export async function enter(ctx: Context, { row, to, stages, set = {}, version }: Entering) {
  const placed = { id: row.id, stage: to.id, status: to.kind }
  if (row.stage === to.id) return placed
  if (row.pipeline !== to.pipeline) {
    throw new KithError('opportunities.other_pipeline', `The stage "${to.name}" is of another pipeline.`, {
      stage: to.id,
    })
  }
  const from = stages.find(({ id }) => id === row.stage)
  const values = await asked(ctx, { ...row, ...set })
  const problems = stageProblems(stagesOnTheWay(stages, from, to), { values, now: ctx.now(), zone: ctx.zone })
  if (problems.length > 0) {
    throw new KithError(
      'opportunities.not_ready',
      `"${row.name}" cannot go to "${to.name}" yet: ${problems.map(({ message }) => message).join(' ')}`,
      { id: row.id, stage: to.id, problems },
    )
  }
  ctx.change.update(opportunity, row.id, { ...set, stage: to.id }, { version: version ?? row.version })
  return placed
}
