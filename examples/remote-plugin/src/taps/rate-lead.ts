import { lead } from '@kith/plugin-leads/contract'
import { type AnyTap, tap } from '@kith/sdk'
import type { CreditContract } from '../contract/index.ts'
import type { Needed } from '../standing.ts'

const isKnownBad = (company: string) => /\b(?:brothers|holdings)\b/i.test(company)

/** Writes the rating of a new lead's company beside it. While this process is away, no lead is made without one. */
export const rateLead: AnyTap<CreditContract, Needed> = tap<CreditContract, Needed>()(lead.saving, {
  id: 'credit.rate-lead',
  shape: (_ctx, rows) =>
    rows.flatMap(({ id, verb, after }) => {
      if (verb !== 'create' || !after.company) return []
      return [{ id, set: { ext: { credit: { rating: isKnownBad(after.company) ? 'poor' : 'good' } } } }]
    }),
})
