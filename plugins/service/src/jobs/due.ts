import { type Job, job } from '@kith/sdk'
import { escalateTo } from '../cases/escalate-to.ts'
import { hasEnded } from '../cases/unended.ts'
import { escalation, type ServiceContract, serviceCase } from '../contract/index.ts'

/**
 * At the due time of a case: if it is still late, its manager hears of it (R85), once for each due time, whoever runs this
 * and however often. A due time that has moved has a look of its own.
 */
export const due: Job<ServiceContract> = job<ServiceContract>()<{ id: string; dueAt: string }>('service.due', {
  run: async (ctx, { id, dueAt }) => {
    const row = await ctx.asPlugin.data.get(serviceCase, id)
    if (!row || row.dueAt !== dueAt || hasEnded(row.state)) return
    const missed = { case: id, dueAt }
    if (await ctx.asPlugin.data.first(escalation, { where: missed })) return
    // Of two looks at once the second is prepared again, and sees the first.
    ctx.change.expectNone(escalation, missed)
    await escalateTo(ctx, row, { template: 'overdue', dueAt, reason: null })
  },
})
