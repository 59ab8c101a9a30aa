import { type Handler, KithError } from '@kith/sdk'
import { type OpportunitiesContract, stage } from '../contract/index.ts'
import { nextStage } from '../stages/order.ts'
import { enter } from './move.ts'
import { mustBeOpen, seen } from './seen.ts'

export const advance: Handler<OpportunitiesContract, 'advance'> = async (ctx, { id }) => {
  const row = await seen(ctx, id)
  mustBeOpen(row)
  const stages = await ctx.asPlugin.snapshot(stage)
  const from = stages.find(stage => stage.id === row.stage)
  const to = from && nextStage(stages, from)
  if (!to) throw new KithError('opportunities.no_stage', `No stage comes behind that of "${row.name}".`, { id })
  return enter(ctx, { row, to, stages })
}
