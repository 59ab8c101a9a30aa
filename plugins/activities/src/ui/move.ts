import { addDays } from './times.ts'
import type { Brief } from './types.ts'

/** Where an activity may be moved to: what of it changes. */
export interface Moved {
  readonly start?: string
  readonly end?: string
  readonly due?: string
}

/** So many days on, at the same clock. */
export function byDays(row: Brief, days: number): Moved {
  const on = (at: string) => addDays(new Date(at), days).toISOString()
  if (row.start === null) return row.due === null ? {} : { due: on(row.due) }
  return { start: on(row.start), ...(row.end ? { end: on(row.end) } : {}) }
}

/** To a moment, as long as before. */
export function to(row: Brief, at: Date): Moved {
  if (row.start === null) return { due: at.toISOString() }
  const long = row.end ? Date.parse(row.end) - Date.parse(row.start) : undefined
  return {
    start: at.toISOString(),
    ...(long === undefined ? {} : { end: new Date(at.getTime() + long).toISOString() }),
  }
}

/** What was there before, to undo a move. */
export function asItWas(row: Brief): Moved {
  if (row.start === null) return row.due === null ? {} : { due: row.due }
  return { start: row.start, ...(row.end ? { end: row.end } : {}) }
}
