import { type Handler, KithError } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const solve: Handler<ServiceContract, 'solve'> = async (ctx, { id, solution }) => {
  const row = await seen(ctx, id)
  if (row.state === 'closed') throw new KithError('service.closed', `Case ${id} is closed: reopen it first.`, { id })
  const words = solution ? { solution } : {}
  ctx.change.update(serviceCase, id, { state: 'solved', ...words }, { version: row.version })
  return { id, state: 'solved' }
}
