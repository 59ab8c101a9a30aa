import { type AnyTap, reject, type SavingRow, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, stage } from '../contract/index.ts'
import { asked } from '../stages/asked.ts'
import { stagesOnTheWay } from '../stages/order.ts'
import { stageProblems } from '../stages/problems.ts'

type Row = SavingRow<(typeof opportunity)['fields']>

/**
 * No opportunity enters a stage, or passes one by, whose conditions do not hold (R37, R39); none ends without a reason
 * (R48); one that has ended stays as it is until it is reopened. Whoever writes it, by whatever way.
 */
export const checkOpportunity: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.check',
  guard: async (ctx, rows) => {
    const stages = await ctx.asPlugin.snapshot(stage)
    for (const row of rows) {
      const { before, after, verb } = row
      if (verb === 'restore') continue
      const to = stages.find(({ id }) => id === after.stage)
      if (!to) return reject('opportunities.no_pipeline', 'There is no active pipeline with an open stage.', 'pipeline')
      if (to.pipeline !== after.pipeline) {
        return reject('opportunities.other_pipeline', `The stage "${to.name}" is of another pipeline.`, 'stage')
      }
      const refusal = settled(row) ?? summed(row)
      if (refusal) return refusal
      if (before?.stage === after.stage) continue
      const from = stages.find(({ id }) => id === before?.stage)
      const values = await asked(ctx, after)
      const problems = stageProblems(stagesOnTheWay(stages, from, to), { values, now: ctx.now(), zone: ctx.zone })
      if (problems.length === 0) continue
      return reject(
        'opportunities.not_ready',
        `"${after.name}" cannot go to "${to.name}" yet: ${problems.map(({ message }) => message).join(' ')}`,
        problems,
      )
    }
    return undefined
  },
})

/** What was won or lost stays what it was. */
function settled({ before, after, fields }: Row) {
  if (!before || before.status === 'open' || fields.includes('reopenedAt')) return undefined
  if (before.stage !== after.stage) {
    return reject('opportunities.reopen_first', `"${after.name}" has ended: reopen it first.`, 'stage')
  }
  const touched = lasting.find(name => fields.includes(name) && !isSame(before[name], after[name]))
  return touched && reject('opportunities.ended', `"${after.name}" has ended: reopen it to change this.`, touched)
}

const lasting = ['amount', 'account', 'pipeline', 'reason'] as const

/** Where there are line items, the amount is theirs. */
function summed({ before, after, fields }: Row) {
  const isByHand = fields.includes('amount') && !fields.includes('items') && after.items > 0
  return isByHand && !isSame(before?.amount, after.amount)
    ? reject('opportunities.amount_of_items', 'The amount is what the line items come to: change those.', 'amount')
    : undefined
}

function isSame(a: unknown, b: unknown): boolean {
  const bare = (value: unknown) =>
    value && typeof value === 'object' && 'currency' in value
      ? JSON.stringify([(value as { amount?: unknown }).amount, value.currency])
      : (value ?? null)
  return bare(a) === bare(b)
}
