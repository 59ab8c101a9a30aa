import { KithError } from '@kith/sdk'
import type { Case } from './seen.ts'

/** What an answer makes of the case, and that there is one now. A closed case is refused where the setting says so. */
export function answered(
  row: Case,
  {
    state,
    now,
    closedAnswer,
  }: { readonly state: 'in-progress' | 'waiting' | 'solved'; readonly now: Date; readonly closedAnswer: string },
): { readonly state: 'in-progress' | 'waiting' | 'solved'; readonly respondedAt: string } {
  refuseClosed(row, closedAnswer)
  return { state, respondedAt: row.respondedAt ?? now.toISOString() }
}

/** Throws `service.closed` where closed cases take no answers. */
export function refuseClosed(row: Case, closedAnswer: string): void {
  if (row.state === 'closed' && closedAnswer === 'refuse')
    throw new KithError('service.closed', `Case ${row.id} is closed: reopen it first.`, { id: row.id })
}
