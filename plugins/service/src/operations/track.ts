import { type Handler, KithError } from '@kith/sdk'
import { escalateTo } from '../cases/escalate-to.ts'
import { seen } from '../cases/seen.ts'
import { writeNote } from '../cases/write-out.ts'
import { disputeSteps, type ServiceContract, serviceCase } from '../contract/index.ts'

/** Steps go on or are said again, never back: what was offered was examined. A new dispute is put before the manager. */
export const track: Handler<ServiceContract, 'track'> = async (ctx, { id, step, note }) => {
  const row = await seen(ctx, id)
  if (row.state === 'closed') throw new KithError('service.closed', `Case ${id} is closed: reopen it first.`, { id })
  const from = row.dispute && row.disputeStep ? disputeSteps.indexOf(row.disputeStep) : -1
  if (disputeSteps.indexOf(step) < from) {
    throw new KithError(
      'service.dispute_back',
      `The dispute is at ${row.disputeStep}: it does not go back to ${step}.`,
      {
        id,
        step: row.disputeStep,
      },
    )
  }
  const reason = row.disputeReason ? {} : { disputeReason: note.slice(0, 5000) }
  ctx.change.update(serviceCase, id, { dispute: true, disputeStep: step, ...reason }, { version: row.version })
  if (!row.dispute) await escalateTo(ctx, row, { template: 'escalated', reason: note })
  writeNote(ctx, id, note)
  return { id, step }
}
