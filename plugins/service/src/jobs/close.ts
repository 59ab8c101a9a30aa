import { type Job, job } from '@kith/sdk'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

/** What was solved and is still so after `closeAfterDays` is closed. A dispute that goes on keeps its case open. */
export const closeSolved: Job<ServiceContract> = job<ServiceContract>()<{ id: string; solvedAt: string }>(
  'service.close',
  {
    run: async (ctx, { id, solvedAt }) => {
      const row = await ctx.asPlugin.data.get(serviceCase, id)
      if (row?.state !== 'solved' || row.solvedAt !== solvedAt) return
      if (row.dispute && row.disputeStep !== 'agreed' && row.disputeStep !== 'rejected') return
      ctx.change.update(serviceCase, id, { state: 'closed' }, { version: row.version })
    },
  },
)
