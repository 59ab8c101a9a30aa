import type { Stage } from './order.ts'

/** What is usually done in a stage (R40), one after another. */
export function suggestions({ activities }: Pick<Stage, 'activities'>): readonly string[] {
  const lines = (activities ?? '').split('\n').map(line => line.trim().slice(0, 300))
  return [...new Set(lines)].filter(line => line !== '')
}
