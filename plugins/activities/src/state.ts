import { closedStates } from './contract/index.ts'

/** Whether an activity is never changed again (R59). */
export function isClosed({ state }: { readonly state: string }): boolean {
  return (closedStates as readonly string[]).includes(state)
}

/** The states of activities that something is still to come of. */
export const openStates = ['planned', 'in-progress', 'rejected'] as const
