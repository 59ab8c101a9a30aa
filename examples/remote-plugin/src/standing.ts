import type { AccountsContract } from '@kith/plugin-accounts/contract'
import type { LeadsContract } from '@kith/plugin-leads/contract'
import type { OpportunitiesContract } from '@kith/plugin-opportunities/contract'
import { type ReadContext, toMinor } from '@kith/sdk'
import { type CreditContract, limit } from './contract/index.ts'

export type Needed = AccountsContract | LeadsContract | OpportunitiesContract

/** What a customer may owe, and what of it is used, in minor units of the organisation's currency. */
export async function standing(
  ctx: ReadContext<CreditContract>,
  account: string | null,
): Promise<{ limit: number; used: number }> {
  const own = account === null ? undefined : await ctx.asPlugin.data.first(limit, { where: { account } })
  return { limit: own?.amount.base ?? toMinor(ctx.settings.standard, ctx.currency), used: own?.used?.base ?? 0 }
}
