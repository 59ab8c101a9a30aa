import type { Labels, ListPage, RecordRow } from '../data/api.ts'

/** The rows of a list as they stand on screen, newest first. */
export interface Rows {
  readonly rows: readonly RecordRow[]
  /** Newer than the first row, kept back while somebody reads further down. */
  readonly waiting: readonly RecordRow[]
  readonly labels: Labels
  /** Where the next page begins; absent when all are here. */
  readonly next: string | undefined
  /** How many have come in while the list stood on screen. */
  readonly arrived: number
}

export const noRows: Rows = { rows: [], waiting: [], labels: {}, next: undefined, arrived: 0 }

/** The first page, in place of what was there. */
export function firstPage(state: Rows, { rows, next, labels = {} }: ListPage): Rows {
  return { rows, waiting: [], labels, next, arrived: state.arrived }
}

/** One more page behind the others. */
export function nextPage(state: Rows, { rows, next, labels = {} }: ListPage): Rows {
  const known = new Set(state.rows.map(({ id }) => id))
  return {
    ...state,
    rows: [...state.rows, ...rows.filter(({ id }) => !known.has(id))],
    labels: { ...state.labels, ...labels },
    next,
  }
}

export interface Changes {
  /** Records as they stand now. */
  readonly rows: readonly RecordRow[]
  /** Ids of records that are no longer there, or may no longer be seen. */
  readonly gone: readonly string[]
  readonly labels?: Labels | undefined
}

/**
 * What changed, in place; what is new where it belongs. `hold`: what is newer than the first row waits. Older than the
 * last row, with pages still to come, is for those pages.
 */
export function withChanges(state: Rows, changes: Changes, hold: boolean): Rows {
  const gone = new Set(changes.gone)
  const kept = (list: readonly RecordRow[]) => replaced(list, changes.rows).filter(({ id }) => !gone.has(id))
  const [rows, waiting] = [kept(state.rows), kept(state.waiting)]
  const known = new Set([...rows, ...waiting].map(({ id }) => id))
  const fresh = changes.rows.filter(row => !known.has(row.id) && !gone.has(row.id))
  const [first, last] = [state.rows[0], state.rows.at(-1)]
  const isNewer = (row: RecordRow) => hold && first !== undefined && newestFirst(row, first) < 0
  const isFurther = (row: RecordRow) => state.next !== undefined && last !== undefined && newestFirst(row, last) > 0
  return {
    rows: sorted([...rows, ...fresh.filter(row => !isNewer(row) && !isFurther(row))]),
    waiting: sorted([...waiting, ...fresh.filter(isNewer)]),
    labels: { ...state.labels, ...changes.labels },
    next: state.next,
    arrived: state.arrived + fresh.filter(row => !isFurther(row)).length,
  }
}

/** What waited takes its place. */
export function released(state: Rows): Rows {
  return state.waiting.length === 0 ? state : { ...state, rows: sorted([...state.waiting, ...state.rows]), waiting: [] }
}

function replaced(list: readonly RecordRow[], rows: readonly RecordRow[]): readonly RecordRow[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  // An answer that was overtaken on its way is older than what stands here.
  return list.map(row => {
    const other = byId.get(row.id)
    return other && other.version >= row.version ? other : row
  })
}

function sorted(rows: readonly RecordRow[]): readonly RecordRow[] {
  return [...rows].sort(newestFirst)
}

/** As the server orders: by creation, then by id. */
function newestFirst(a: RecordRow, b: RecordRow): number {
  return compare(b.createdAt, a.createdAt) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
