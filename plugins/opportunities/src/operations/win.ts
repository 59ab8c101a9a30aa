import type { Handler } from '@kith/sdk'
import { type OpportunitiesContract, reason as reasonEntity, rivalry, stage } from '../contract/index.ts'
import { mustFit } from './closing-reason.ts'
import { enter } from './move.ts'
import { rivalsOf } from './rivals.ts'
import { mustBeOpen, seen, stageOfKind } from './seen.ts'

export const win: Handler<OpportunitiesContract, 'win'> = async (ctx, { id, reason, note }) => {
  const row = await seen(ctx, id)
  mustBeOpen(row)
  mustFit(await ctx.asPlugin.snapshot(reasonEntity), reason, 'won')
  const stages = await ctx.asPlugin.snapshot(stage)
  const set = { reason, reasonNote: note || null }
  const placed = await enter(ctx, { row, to: stageOfKind(stages, row, 'won'), stages, set })
  for (const rival of await rivalsOf(ctx, id)) {
    if (rival.outcome === 'open') ctx.change.update(rivalry, rival.id, { outcome: 'won' })
  }
  return placed
}
