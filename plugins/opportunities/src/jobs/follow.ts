import { type Job, job } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, stage } from '../contract/index.ts'

const many = 200

/** Gives open opportunities the probability that their stage has now, so many at a time. */
export const follow: Job<OpportunitiesContract> = job<OpportunitiesContract>()<{ readonly stage: string }>(
  'opportunities.follow',
  {
    run: async (ctx, { stage: id }) => {
      const known = (await ctx.asPlugin.snapshot(stage)).find(one => one.id === id)
      if (known?.kind !== 'open') return
      const { rows } = await ctx.asPlugin.data.list(opportunity, {
        where: { stage: id, status: 'open', isOverridden: false, probability: { ne: known.probability } },
        limit: many,
      })
      for (const row of rows) {
        ctx.change.update(opportunity, row.id, { probability: known.probability }, { version: row.version })
      }
      if (rows.length === many) ctx.change.schedule('opportunities.follow', { stage: id })
    },
  },
)
