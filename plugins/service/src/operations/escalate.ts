import type { Handler } from '@kith/sdk'
import { escalateTo } from '../cases/escalate-to.ts'
import { seen } from '../cases/seen.ts'
import { writeNote } from '../cases/write-out.ts'
import type { ServiceContract } from '../contract/index.ts'

export const escalate: Handler<ServiceContract, 'escalate'> = async (ctx, { id, reason }) => {
  const row = await seen(ctx, id)
  const to = await escalateTo(ctx, row, { template: 'escalated', reason })
  writeNote(ctx, id, reason)
  return { id, to: [...to] }
}
