import { type Handler, KithError, notFound } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, rivalry, stage, stageChange } from '../contract/index.ts'
import { firstStage } from '../stages/order.ts'
import { rivalsOf } from './rivals.ts'
import { seen } from './seen.ts'

export const reopen: Handler<OpportunitiesContract, 'reopen'> = async (ctx, input) => {
  const { id } = input
  const row = await seen(ctx, id)
  if (row.status === 'open') throw new KithError('opportunities.open', `"${row.name}" is open.`, { id })
  const stages = (await ctx.asPlugin.snapshot(stage)).filter(({ pipeline }) => pipeline === row.pipeline)
  const last = await ctx.asPlugin.data.first(stageChange, { where: { opportunity: id, to: row.stage }, sort: ['-at'] })
  const wanted = input.stage ?? last?.from ?? firstStage(stages, String(row.pipeline))?.id
  const to =
    stages.find(stage => stage.id === wanted && stage.kind === 'open') ?? firstStage(stages, String(row.pipeline))
  if (!to || (input.stage !== undefined && to.id !== input.stage)) throw notFound(stage.name, String(wanted))
  ctx.change.update(
    opportunity,
    id,
    { stage: to.id, reason: null, reasonNote: null, reopenedAt: ctx.now().toISOString() },
    { version: row.version },
  )
  for (const rival of await rivalsOf(ctx, id)) {
    if (rival.outcome !== 'open') ctx.change.update(rivalry, rival.id, { outcome: 'open' })
  }
  return { id, stage: to.id, status: 'open' }
}
