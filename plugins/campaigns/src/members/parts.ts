import type { Condition } from '@kith/sdk'

/** Whether a condition says anything: one that does not fits nobody, so that no slip of the hand means everybody. */
export function isAsked(condition: Condition | null): boolean {
  return condition !== null && Object.keys(condition).length > 0
}

export const parts = ['leads', 'contacts', 'accounts'] as const
export type Part = (typeof parts)[number]
