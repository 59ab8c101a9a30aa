import type { Texts } from '../texts/texts.ts'
import type { ListState } from './feed.ts'

/** Where a row stands: its number, and of how many, with a '+' while more are to come. */
export interface Place {
  readonly at: number
  readonly of: string
}

/** Nobody knows it while there are some before what is loaded. */
export function placeOf(id: string, state: ListState, texts: Texts): Place | undefined {
  const { rows, next, previous, count } = state
  const at = rows.findIndex(row => row.id === id)
  if (at < 0 || previous !== undefined) return undefined
  const all = next === undefined ? rows.length : (count?.count ?? rows.length)
  const isMore = next !== undefined && (count?.capped ?? true)
  return { at: at + 1, of: `${texts.number(Math.max(all, rows.length))}${isMore ? '+' : ''}` }
}
