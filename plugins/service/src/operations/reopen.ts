import { type Handler, KithError } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { hasEnded } from '../cases/unended.ts'
import { writeNote } from '../cases/write-out.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const reopen: Handler<ServiceContract, 'reopen'> = async (ctx, { id, reason }) => {
  const row = await seen(ctx, id)
  if (!hasEnded(row.state)) throw new KithError('service.open', `Case ${id} is open.`, { id })
  ctx.change.update(serviceCase, id, { state: 'in-progress' }, { version: row.version })
  if (reason) writeNote(ctx, id, reason)
  return { id, state: 'in-progress' }
}
