import type { ListPlace } from '../data/api.ts'
import type { ListFeed } from './feed.ts'
import type { RowWindow } from './row-window.ts'

/** The row of a list that somebody is on: he moves on from it, and comes back to it. */
export interface Cursor {
  /** Its id. */
  readonly at: string | undefined
  /** The row has the focus, or none is the one any more. */
  put(id: string | undefined): void
  focus(id: string): Promise<void>
  /** Puts the focus on the next or the previous row. */
  move(by: 1 | -1): void
  /** The row beside another: it becomes the one to come back to. Near the end more are asked for. */
  step(id: string, by: 1 | -1): string | undefined
  /** Other rows in place of these: at the beginning, at the end, or where a value begins. */
  jump(place: ListPlace): Promise<void>
  /** Back where it was when the list was left: as far down, on the same row. */
  comeBack(): Promise<void>
}

/** `feed` answers none before the list is there. */
export function createCursor(window: RowWindow, feed: () => ListFeed | undefined): Cursor {
  let current: string | undefined
  const rows = () => feed()?.state.value.rows ?? []
  const focus = async (id: string) => {
    if (!rows().some(row => row.id === id)) return
    current = id
    await window.focus(id)
  }
  return {
    get at() {
      return current
    },
    put(id) {
      current = id
    },
    focus,
    move(by) {
      const all = rows()
      const at = all.findIndex(({ id }) => id === current)
      const row = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]
      if (row) void focus(row.id)
    },
    step(id, by) {
      const all = rows()
      const at = all.findIndex(row => row.id === id)
      const row = at < 0 ? undefined : all[at + by]
      if (at + by >= all.length - 2) void feed()?.more()
      if (row) current = row.id
      return row?.id
    },
    async jump(place) {
      await window.jump(place)
      const row = rows().at(place.end ? -1 : 0)
      if (row) await focus(row.id)
      await window.settle()
    },
    async comeBack() {
      await window.comeBack()
      if (current !== undefined) await focus(current)
    },
  }
}
