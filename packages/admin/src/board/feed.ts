import type { KithError } from '@kith/client'
import type { Filter } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { createStore, type Store } from '../data/store.ts'
import { orderOf } from '../list/order.ts'
import { readColumns } from './columns.ts'

/** The records that have one value, the newest first as far as they are loaded. */
export interface BoardColumn {
  /** The code, or the id of the record that stands for the column; `null` for those that have none. */
  readonly code: string | null
  /** Of a record: what it is called, and the code that its colour is by. */
  readonly head: ColumnHead | undefined
  readonly rows: readonly RecordRow[]
  readonly next: string | undefined
  readonly count: { readonly count: number; readonly capped: boolean } | undefined
  /** What the entity's `sum` comes to. */
  readonly sum: { readonly sum: number; readonly missing: number } | undefined
  readonly error: KithError | undefined
}

export interface BoardState {
  readonly status: 'loading' | 'ready'
  readonly columns: readonly BoardColumn[]
  readonly labels: Labels
}

export interface BoardFeed {
  readonly state: Store<BoardState>
  load(): Promise<void>
  more(code: string | null): Promise<void>
  /** Shows a record as it stands now, or as it will. */
  accept(row: RecordRow): void
  close(): void
}

export interface ColumnHead {
  readonly name: string
  readonly state: string
}

interface BoardSum {
  readonly values: Readonly<Record<string, unknown>>
  readonly sums: Readonly<Record<string, { readonly sum: number; readonly missing: number }>>
}

const page = 30
/** Milliseconds in which changes are gathered. */
const gather = 50
/** Milliseconds after which cards are looked at again, as something changed that one may not see. */
const doubt = 1_000
const newest = orderOf()

export interface BoardFeedOptions {
  readonly session: Session
  readonly directory: Directory
  readonly entity: EntityInfo
  readonly field: FieldInfo
  readonly where: Filter | undefined
  readonly refs: readonly string[]
}

/** The columns of a board, each loaded page by page and kept as it is on the server. */
export function createBoardFeed({ session, directory, entity, field, where, refs }: BoardFeedOptions): BoardFeed {
  const { api, connection } = session
  const isByRef = field.kind === 'ref'
  let codes: readonly (string | null)[] = isByRef
    ? []
    : [
        ...(field.options.values ?? []),
        ...(field.options.required || field.options.default !== undefined ? [] : [null]),
      ]
  const blank = (code: string | null): BoardColumn => ({
    code,
    head: undefined,
    rows: [],
    next: undefined,
    count: undefined,
    sum: undefined,
    error: undefined,
  })
  const state = createStore<BoardState>({ status: 'loading', columns: codes.map(blank), labels: {} })
  const put = (part: Partial<BoardState>) => state.set({ ...state.value, ...part })
  const change = (code: string | null, to: (column: BoardColumn) => BoardColumn) =>
    put({ columns: state.value.columns.map(column => (column.code === code ? to(column) : column)) })
  const narrowed = (code: string | null): Filter => {
    const mine = { [field.name]: code }
    return where ? { all: [where, mine] } : mine
  }
  const ids = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let doubting: ReturnType<typeof setTimeout> | undefined

  const count = async (code: string | null) => {
    const count = await api
      .query<BoardColumn['count']>(`${entity.path}.count`, { where: narrowed(code) })
      .catch(() => undefined)
    if (count) change(code, column => ({ ...column, count }))
  }
  /** What the columns come to, in one look. */
  const addUp = async () => {
    const { sum } = entity.shown
    if (sum === undefined) return
    const input = { entity: entity.name, by: [field.name], sum: [sum], ...(where && { where }) }
    const { rows } = await api.query<{ rows: readonly BoardSum[] }>('kernel.groups', input).catch(() => ({ rows: [] }))
    const sums = new Map(rows.map(({ values, sums }) => [values[field.name] ?? null, sums[sum]]))
    put({ columns: state.value.columns.map(column => ({ ...column, sum: sums.get(column.code) })) })
  }
  const read = async (code: string | null, after?: string) => {
    try {
      const answer = await api.list(entity.path, {
        where: narrowed(code),
        limit: page,
        with: refs,
        ...(after && { after }),
      })
      put({ labels: { ...state.value.labels, ...answer.labels } })
      change(code, column => ({
        ...column,
        rows:
          after === undefined
            ? answer.rows
            : [...column.rows, ...answer.rows.filter(row => !column.rows.some(({ id }) => id === row.id))],
        next: answer.next,
        error: undefined,
      }))
    } catch (error) {
      change(code, column => ({ ...column, error: error as KithError }))
    }
  }
  /** The columns of a board by a ref; one for what has none stands only where there is something. */
  const readHeads = async () => {
    const heads = await readColumns(session, directory, field, where).catch(() => undefined)
    if (!heads) return
    const none = await api
      .query<{ count: number }>(`${entity.path}.count`, { where: narrowed(null) })
      .catch(() => ({ count: 0 }))
    codes = [...heads.keys(), ...(none.count > 0 ? [null] : [])]
    const known = new Map(state.value.columns.map(column => [column.code, column]))
    put({
      columns: codes.map(code => ({
        ...(known.get(code) ?? blank(code)),
        head: code === null ? undefined : heads.get(code),
      })),
    })
  }
  const load = async () => {
    if (isByRef) await readHeads()
    await Promise.all([...codes.flatMap(code => [read(code), count(code)]), addUp()])
    put({ status: 'ready' })
  }
  const accept = (row: RecordRow) => {
    const code = (fieldValue(row, field.name) ?? null) as string | null
    put({
      columns: state.value.columns.map(column => {
        const others = column.rows.filter(({ id }) => id !== row.id)
        const rows = column.code === code ? [...others, row].sort(newest) : others
        return { ...column, rows }
      }),
    })
  }
  const readChanged = async () => {
    timer = undefined
    const changed = [...ids].slice(0, 200)
    for (const id of changed) ids.delete(id)
    if (ids.size > 0) timer = setTimeout(readChanged, gather)
    try {
      const mine = { id: { in: changed } }
      const answer = await api.list(entity.path, {
        where: where ? { all: [where, mine] } : mine,
        limit: 200,
        with: refs,
      })
      const found = new Set(answer.rows.map(({ id }) => id))
      const gone = new Set(changed.filter(id => !found.has(id)))
      put({
        labels: { ...state.value.labels, ...answer.labels },
        columns: state.value.columns.map(column => ({
          ...column,
          rows: column.rows.filter(({ id }) => !gone.has(id)),
        })),
      })
      for (const row of answer.rows) accept(row)
      await Promise.all([...codes.map(count), addUp()])
    } catch {
      // Nobody answers: all is read anew on return.
    }
  }
  const unwatch = connection.onChange(event => {
    if (event.entity !== entity.name) return
    if (event.verb === 'hidden') {
      // A card may have left one's sight: they are looked at again, not at every change of others.
      doubting ??= setTimeout(() => {
        doubting = undefined
        for (const { id } of state.value.columns.flatMap(({ rows }) => rows)) ids.add(id)
        timer ??= setTimeout(readChanged, gather)
      }, doubt)
      return
    }
    ids.add(event.id)
    timer ??= setTimeout(readChanged, gather)
  })
  const unreturn = connection.onReturn(() => void load())
  return {
    state,
    load,
    accept,
    async more(code) {
      const column = state.value.columns.find(one => one.code === code)
      if (column?.next !== undefined) await read(code, column.next)
    },
    close() {
      unwatch()
      unreturn()
      clearTimeout(timer)
      clearTimeout(doubting)
    },
  }
}
