import type { Handler } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const close: Handler<ServiceContract, 'close'> = async (ctx, { id }) => {
  const row = await seen(ctx, id)
  if (row.state !== 'closed') ctx.change.update(serviceCase, id, { state: 'closed' }, { version: row.version })
  return { id, state: 'closed' }
}
