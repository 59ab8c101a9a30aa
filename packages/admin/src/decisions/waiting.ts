import type { Filter } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { Me } from '../data/me.ts'

/** What waits for somebody: what he asked for himself is another's to decide, unless he administers. */
export function waitingFor({ id, roles }: Me): Filter {
  const status = 'waiting'
  if (roles.includes('administrator')) return { status }
  return { all: [{ status }, { approver: { in: { $: 'actor.approves' } } }, { requester: { ne: id ?? '' } }] }
}

export function mayDecide({ id, roles }: Me, { approver, requester }: RecordRow): boolean {
  if (roles.includes('administrator')) return true
  return requester !== id && (approver === id || roles.some(role => approver === `role:${role}`))
}
