import { type Handler, KithError, user } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { writeNote } from '../cases/write-out.ts'
import { queue, type ServiceContract, serviceCase } from '../contract/index.ts'
import { defaultOwner } from '../route/ruling.ts'

export const move: Handler<ServiceContract, 'move'> = async (ctx, { id, queue: to, note }) => {
  const row = await seen(ctx, id)
  const [queues, users] = await Promise.all([ctx.asPlugin.snapshot(queue), ctx.asPlugin.snapshot(user)])
  const found = queues.find(queue => queue.id === to && queue.active)
  if (!found) throw new KithError('service.unknown_queue', `There is no queue ${to} in use.`, { queue: to })
  if (row.queue === to) return { id, queue: to, owner: row.owner }
  const owner = defaultOwner(found, users)
  ctx.change.update(serviceCase, id, { queue: to, owner }, { version: row.version })
  if (note) writeNote(ctx, id, note)
  return { id, queue: to, owner }
}
