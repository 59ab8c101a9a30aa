import { type Handler, KithError } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'
import { seen } from './seen.ts'

export const claim: Handler<LeadsContract, 'claim'> = async (ctx, { id }) => {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new KithError('leads.not_a_person', 'Only a person of the team can claim a lead.')
  const row = await seen(ctx, id)
  if (row.owner === actor.id) return { id, owner: actor.id }
  if (row.owner) throw new KithError('leads.claimed', `Lead ${id} has an owner already.`, { id, owner: row.owner })
  const status = row.status === 'new' ? { status: 'working' as const } : {}
  ctx.change.update(lead, id, { owner: actor.id, ...status }, { version: row.version })
  return { id, owner: actor.id }
}
