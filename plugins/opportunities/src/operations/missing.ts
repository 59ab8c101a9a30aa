import type { Handler } from '@kith/sdk'
import { type OpportunitiesContract, stage } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'
import { nextStage, stagesOnTheWay } from '../stages/order.ts'
import { stageProblems } from '../stages/problems.ts'
import { suggestions } from '../stages/suggestions.ts'
import { seen } from './seen.ts'

export const missing: Handler<OpportunitiesContract, 'missing'> = async (ctx, { id }) => {
  const row = await seen(ctx, id)
  const stages = await ctx.asPlugin.snapshot(stage)
  const from = stages.find(stage => stage.id === row.stage)
  const next = from && nextStage(stages, from)
  const asking = { values: await asked(ctx, row), now: ctx.now(), zone: ctx.zone }
  const values = row as object as Readonly<Record<string, unknown>>
  const isEmpty = (name: string) => name in values && (values[name] === null || values[name] === '')
  return {
    fields: row.status === 'open' ? ctx.settings.wanted.filter(isEmpty) : [],
    next: next
      ? { id: next.id, name: next.name, problems: [...stageProblems(stagesOnTheWay(stages, from, next), asking)] }
      : null,
    activities: from && row.suggestedIn !== from.id ? [...suggestions(from)] : [],
  }
}
