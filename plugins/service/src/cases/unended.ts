/** States in which somebody still has to do something. */
export const unended = ['new', 'in-progress', 'waiting'] as const

export function hasEnded(state: string): boolean {
  return state === 'solved' || state === 'closed'
}
