import { opportunity } from '@kith/plugin-opportunities/contract'
import { type AnyTap, hold, tap } from '@kith/sdk'
import type { CreditContract } from '../contract/index.ts'
import { type Needed, standing } from '../standing.ts'

/** An opportunity that is worth more than its customer may still owe waits for a sales manager. */
export const holdLarge: AnyTap<CreditContract, Needed> = tap<CreditContract, Needed>()(opportunity.saving, {
  id: 'credit.hold-large',
  guard: async (ctx, rows) => {
    // What presets and jobs write, nobody could be asked about.
    if (ctx.actor.kind !== 'user' && ctx.actor.kind !== 'token') return undefined
    for (const { after, fields } of rows) {
      if (!after.amount || !(fields.includes('amount') || fields.includes('account'))) continue
      const worth = await ctx.worth(after.amount.amount, after.amount.currency)
      const { limit, used } = await standing(ctx, after.account)
      if (worth !== null && used + worth <= limit) continue
      return hold({ approver: 'role:sales-manager', reason: `“${after.name}” is more than this customer may owe.` })
    }
    return undefined
  },
})
