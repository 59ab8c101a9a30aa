import type { Handler } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'
import { mustBeActive } from './assign.ts'
import { seen } from './seen.ts'

/** The guard `opportunities.decide-dispute` holds it for the manager of the branch. */
export const dispute: Handler<OpportunitiesContract, 'dispute'> = async (ctx, { id, owner, reason }) => {
  const row = await seen(ctx, id)
  await mustBeActive(ctx, owner)
  if (row.owner !== owner) ctx.change.update(opportunity, id, { owner, dispute: reason }, { version: row.version })
  return { id, owner }
}
