import type { RecordRow } from '../data/api.ts'
import type { Beside } from './beside.ts'
import type { Cursor } from './cursor.ts'
import type { Selection } from './selection.ts'

export interface ListKeysOptions {
  readonly cursor: Cursor
  readonly selection: Selection
  readonly beside: Beside
  /** The row that somebody is on. */
  row(): RecordRow | undefined
  /** Another condition is wanted. */
  filter(): void
  edit(row: RecordRow): void
  /** Runs the action of a module that wants the key; `false` where none does. */
  act(key: string, row: RecordRow): boolean
}

/** What single keys do in a list; `false` where one does nothing. */
export function createListKeys(options: ListKeysOptions): (key: string) => boolean {
  const { cursor, selection, beside, row, filter, edit, act } = options
  const pressOn = (key: string, one: RecordRow) => {
    const { id } = one
    if (key === 'x') selection.toggle(id)
    else if (key === 'X') selection.range(id)
    else if (key === ' ') beside.show(beside.id === id ? undefined : id)
    else if (key === 'e') edit(one)
    else return act(key, one)
    return true
  }
  return key => {
    if (key === 'f') filter()
    else if (key === 'Home') void cursor.jump({})
    else if (key === 'End') void cursor.jump({ end: true })
    else if (key === 'Escape' && beside.id !== undefined) beside.show(undefined)
    else if (key === 'Escape' && selection.ids.size > 0) selection.set([])
    else {
      const one = row()
      return one !== undefined && pressOn(key, one)
    }
    return true
  }
}
