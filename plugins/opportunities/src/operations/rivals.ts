import type { ChangeContext, Row } from '@kith/sdk'
import { type OpportunitiesContract, rivalry } from '../contract/index.ts'

/** The competitors on an opportunity. */
export async function rivalsOf(
  ctx: ChangeContext<OpportunitiesContract>,
  opportunity: string,
): Promise<readonly Row<typeof rivalry>[]> {
  return (await ctx.asPlugin.data.list(rivalry, { where: { opportunity }, limit: 200 })).rows
}
