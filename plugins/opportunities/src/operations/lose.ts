import { type Handler, notFound } from '@kith/sdk'
import {
  competitor as competitorEntity,
  type OpportunitiesContract,
  reason as reasonEntity,
  rivalry,
  stage,
} from '../contract/index.ts'
import { mustFit } from './closing-reason.ts'
import { enter } from './move.ts'
import { rivalsOf } from './rivals.ts'
import { mustBeOpen, seen, stageOfKind } from './seen.ts'

export const lose: Handler<OpportunitiesContract, 'lose'> = async (ctx, { id, reason, note, competitor }) => {
  const row = await seen(ctx, id)
  mustBeOpen(row)
  mustFit(await ctx.asPlugin.snapshot(reasonEntity), reason, 'lost')
  if (competitor !== undefined && !(await ctx.data.get(competitorEntity, competitor))) {
    throw notFound(competitorEntity.name, competitor)
  }
  const stages = await ctx.asPlugin.snapshot(stage)
  const set = { reason, reasonNote: note || null }
  const placed = await enter(ctx, { row, to: stageOfKind(stages, row, 'lost'), stages, set })
  const rivals = await rivalsOf(ctx, id)
  for (const rival of rivals) {
    const got = rival.competitor === competitor
    if (got || rival.outcome === 'open') ctx.change.update(rivalry, rival.id, { outcome: got ? 'lost' : 'neither' })
  }
  if (competitor !== undefined && !rivals.some(rival => rival.competitor === competitor)) {
    ctx.change.create(rivalry, { opportunity: id, competitor, outcome: 'lost' })
  }
  return placed
}
