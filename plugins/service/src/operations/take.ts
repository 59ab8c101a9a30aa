import { type Handler, KithError } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const take: Handler<ServiceContract, 'take'> = async (ctx, { id }) => {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new KithError('service.not_a_person', 'Only a person of the team can take a case.')
  const row = await seen(ctx, id)
  if (row.owner === actor.id) return { id, owner: actor.id }
  if (row.owner) throw new KithError('service.taken', `Case ${id} has an owner already.`, { id, owner: row.owner })
  const state = row.state === 'new' ? { state: 'in-progress' as const } : {}
  ctx.change.update(serviceCase, id, { owner: actor.id, ...state }, { version: row.version })
  return { id, owner: actor.id }
}
