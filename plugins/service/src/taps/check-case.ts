import { type AnyTap, reject, tap, user } from '@kith/sdk'
import { queue, type ServiceContract, serviceCase } from '../contract/index.ts'

/** A case goes to a queue that is used and to people who are there; a dispute is ended before its case is closed (R92). */
export const checkCase: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.check-case',
  guard: async (ctx, rows) => {
    // A preset brings people and their cases in one change.
    if (ctx.actor.kind === 'system') return undefined
    const [queues, users] = await Promise.all([ctx.asPlugin.snapshot(queue), ctx.asPlugin.snapshot(user)])
    for (const { before, after } of rows) {
      if (after.queue && after.queue !== before?.queue && !queues.some(row => row.id === after.queue && row.active)) {
        return reject('service.unknown_queue', 'There is no such queue in use.', 'queue')
      }
      if (after.owner && after.owner !== before?.owner && !users.some(row => row.id === after.owner && row.active)) {
        return reject('service.unknown_owner', 'There is no such active person in the team.', 'owner')
      }
      const ends = after.state === 'closed' && before?.state !== 'closed'
      if (ends && after.dispute && after.disputeStep !== 'agreed' && after.disputeStep !== 'rejected') {
        return reject('service.dispute_open', 'A dispute is agreed or rejected before its case is closed.', 'state')
      }
    }
    return undefined
  },
})
