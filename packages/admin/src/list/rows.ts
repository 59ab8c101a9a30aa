import type { Labels, ListPage, RecordRow } from '../data/api.ts'
import { type Order, orderOf } from './order.ts'

/** The rows of a list as they stand on screen: a window of it, in its order. */
export interface Rows {
  readonly rows: readonly RecordRow[]
  /** Before the first row, kept back while somebody reads further down. */
  readonly waiting: readonly RecordRow[]
  readonly labels: Labels
  /** Where the rows before these end; absent when they are all here. */
  readonly previous: string | undefined
  /** Where the next page begins; absent when all are here. */
  readonly next: string | undefined
  /** How many have come in while the list stood on screen. */
  readonly arrived: number
  readonly order: Order
}

export function noRows(sort?: readonly string[]): Rows {
  const order = orderOf(sort)
  return { rows: [], waiting: [], labels: {}, previous: undefined, next: undefined, arrived: 0, order }
}

/** A page, in place of what was there. */
export function onlyPage(state: Rows, { rows, previous, next, labels = {} }: ListPage): Rows {
  return { ...state, rows, waiting: [], labels, previous, next }
}

/** One more page behind the others. */
export function nextPage(state: Rows, { rows, next, labels = {} }: ListPage): Rows {
  return { ...state, rows: [...state.rows, ...unknown(state, rows)], labels: { ...state.labels, ...labels }, next }
}

/** One more page before the others. */
export function previousPage(state: Rows, { rows, previous, labels = {} }: ListPage): Rows {
  return { ...state, rows: [...unknown(state, rows), ...state.rows], labels: { ...state.labels, ...labels }, previous }
}

function unknown({ rows: known }: Rows, rows: readonly RecordRow[]): readonly RecordRow[] {
  const ids = new Set(known.map(({ id }) => id))
  return rows.filter(({ id }) => !ids.has(id))
}

export interface Changes {
  /** Records as they stand now. */
  readonly rows: readonly RecordRow[]
  /** Ids of records that are no longer there, or may no longer be seen. */
  readonly gone: readonly string[]
  readonly labels?: Labels | undefined
}

/**
 * What changed, in place; what is new where it belongs. `hold`: what comes before the first row waits. What lies outside
 * the window, with pages still to come there, is for those pages.
 */
export function withChanges(state: Rows, changes: Changes, hold: boolean): Rows {
  const { order } = state
  const gone = new Set(changes.gone)
  const kept = (list: readonly RecordRow[]) => replaced(list, changes.rows).filter(({ id }) => !gone.has(id))
  const [rows, waiting] = [kept(state.rows), kept(state.waiting)]
  const known = new Set([...rows, ...waiting].map(({ id }) => id))
  const fresh = changes.rows.filter(row => !known.has(row.id) && !gone.has(row.id))
  const [first, last] = [state.rows[0], state.rows.at(-1)]
  const isBefore = (row: RecordRow) => first !== undefined && order(row, first) < 0
  const isEarlier = (row: RecordRow) => state.previous !== undefined && isBefore(row)
  const isFurther = (row: RecordRow) => state.next !== undefined && last !== undefined && order(row, last) > 0
  const here = fresh.filter(row => !isEarlier(row) && !isFurther(row))
  const isHeld = (row: RecordRow) => hold && isBefore(row)
  return {
    ...state,
    rows: [...rows, ...here.filter(row => !isHeld(row))].sort(order),
    waiting: [...waiting, ...here.filter(isHeld)].sort(order),
    labels: { ...state.labels, ...changes.labels },
    arrived: state.arrived + here.length,
  }
}

/** What waited takes its place. */
export function released(state: Rows): Rows {
  if (state.waiting.length === 0) return state
  return { ...state, rows: [...state.waiting, ...state.rows].sort(state.order), waiting: [] }
}

function replaced(list: readonly RecordRow[], rows: readonly RecordRow[]): readonly RecordRow[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  // An answer that was overtaken on its way is older than what stands here.
  return list.map(row => {
    const other = byId.get(row.id)
    return other && other.version >= row.version ? other : row
  })
}
