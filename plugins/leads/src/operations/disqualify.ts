import { type Handler, KithError } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'
import { seen } from './seen.ts'

export const disqualify: Handler<LeadsContract, 'disqualify'> = async (ctx, { id, reason }) => {
  const row = await seen(ctx, id)
  if (row.status === 'converted') throw new KithError('leads.converted', `Lead ${id} is converted already.`, { id })
  ctx.change.update(lead, id, { status: 'disqualified', disqualifiedReason: reason }, { version: row.version })
  return { id, status: 'disqualified' }
}
