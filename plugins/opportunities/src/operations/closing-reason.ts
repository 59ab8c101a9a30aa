import { KithError, type Row } from '@kith/sdk'
import type { reason } from '../contract/index.ts'

/** Throws `opportunities.unknown_reason` for one that there is not, or that is none for this outcome. */
export function mustFit(reasons: readonly Row<typeof reason>[], id: string, outcome: 'won' | 'lost'): void {
  const found = reasons.find(reason => reason.id === id)
  if (found?.active && (found.outcome === outcome || found.outcome === 'either')) return
  throw new KithError('opportunities.unknown_reason', `This is no reason why one is ${outcome}.`, { reason: id })
}
