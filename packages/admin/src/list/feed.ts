import type { KithError } from '@kith/client'
import type { Filter } from '../app/route.ts'
import type { ListHint, ListPlace, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { createStore, type Store } from '../data/store.ts'
import { nextPage, noRows, onlyPage, previousPage, type Rows, released, withChanges } from './rows.ts'

export interface ListState extends Rows {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: KithError | undefined
  readonly isLoadingMore: boolean
  /** How many there are: exact to 1,000. */
  readonly count: { readonly count: number; readonly capped: boolean } | undefined
  /** What will make this list slow as it grows. */
  readonly hints: readonly ListHint[]
}

/** A window of the rows of one entity, loaded page by page both ways and kept as they are on the server. */
export interface ListFeed {
  readonly state: Store<ListState>
  /** Loads the rows at a place, the first page where none is named, and keeps what stands until they are there. */
  load(place?: ListPlace): Promise<void>
  more(): Promise<void>
  earlier(): Promise<void>
  /** Whether new rows wait instead of coming in at the top. Ended, those that waited come in. */
  hold(yes: boolean): void
  /** A record as it was saved here. */
  accept(row: RecordRow): void
  close(): void
}

const page = 50
/** Most records that a list answers at once. */
const most = 200
/** Rows that are kept: beyond it the far end is left, to be read again when somebody comes back. */
const window = 1_000
/** Milliseconds in which changes are gathered to be read together, and after which they are counted. */
const gather = 50
const recount = 1_000
/** Milliseconds after which rows are looked at again, as something changed that one may not see. */
const doubt = 1_000

export interface ListFeedOptions {
  readonly session: Session
  readonly entity: EntityInfo
  /** Whose labels are shown. */
  readonly refs: readonly string[]
  /** What it is narrowed to; absent: all of them. */
  readonly where: Filter | undefined
  readonly sort: readonly string[] | undefined
}

export function createListFeed({ session, entity, refs, where: asked, sort }: ListFeedOptions): ListFeed {
  const query = { ...(asked && { where: asked }), ...(sort?.length && { sort }), with: refs }
  const { api, connection } = session
  const state = createStore<ListState>({
    ...noRows(sort),
    status: 'loading',
    error: undefined,
    isLoadingMore: false,
    count: undefined,
    hints: [],
  })
  const put = (part: Partial<ListState>) => state.set({ ...state.value, ...part })
  const ids = new Set<string>()
  /** Where pages begin and end, by their first and last rows: there the window can be cut. */
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  let isHolding = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let counting: ReturnType<typeof setTimeout> | undefined
  let doubting: ReturnType<typeof setTimeout> | undefined
  let loading = Promise.resolve()
  /** Counts the times that other rows were asked for in place of these: what was on its way to be put beside these is for nothing. */
  let turn = 0

  const read = async (place: ListPlace, limit: number) => {
    const answer = await api.list(entity.path, { ...query, ...place, limit })
    const [first, last] = [answer.rows[0], answer.rows.at(-1)]
    if (first && answer.previous !== undefined) before.set(first.id, answer.previous)
    if (last && answer.next !== undefined) after.set(last.id, answer.next)
    return answer
  }
  const load = (place: ListPlace = {}) => (loading = loadPage(place))
  const loadPage = async (place: ListPlace) => {
    const mine = ++turn
    const limit = Math.min(most, Math.max(page, state.value.rows.length))
    if (state.value.status === 'failed') put({ status: 'loading', error: undefined })
    count()
    try {
      const answer = await read(place, Object.keys(place).length > 0 ? most : limit)
      if (mine !== turn) return
      const shown = { status: 'ready', error: undefined, isLoadingMore: false, hints: answer.hints ?? [] } as const
      put({ ...onlyPage(state.value, answer), ...shown })
    } catch (error) {
      if (mine !== turn) return
      // Rows that stand here stay: the header says that nobody answers.
      if (state.value.rows.length === 0) put({ status: 'failed', error: error as KithError })
      else put({ isLoadingMore: false })
    }
  }
  const count = () => {
    clearTimeout(counting)
    api.query<ListState['count']>(`${entity.path}.count`, asked ? { where: asked } : {}).then(
      count => put({ count }),
      // A list without its number is a list.
      () => undefined,
    )
  }
  const countSoon = () => {
    clearTimeout(counting)
    counting = setTimeout(count, recount)
  }
  const grow = async (place: ListPlace | undefined, join: typeof nextPage, cut: (rows: Rows) => Rows) => {
    if (place === undefined || state.value.isLoadingMore) return
    put({ isLoadingMore: true, error: undefined })
    const mine = turn
    try {
      const answer = await read(place, most)
      if (mine !== turn) return
      put({ ...cut(join(state.value, answer)), isLoadingMore: false })
    } catch (error) {
      if (mine === turn) put({ isLoadingMore: false, error: error as KithError })
    }
  }
  const readChanged = async () => {
    timer = undefined
    // A first page that is on its way may be older than what changed.
    await loading
    const changed = [...ids].slice(0, most)
    for (const id of changed) ids.delete(id)
    if (ids.size > 0) timer = setTimeout(readChanged, gather)
    try {
      const where = asked ? { all: [asked, { id: { in: changed } }] } : { id: { in: changed } }
      const { rows, labels } = await api.list(entity.path, { where, limit: most, with: refs })
      const found = new Set(rows.map(({ id }) => id))
      put(withChanges(state.value, { rows, gone: changed.filter(id => !found.has(id)), labels }, isHolding))
    } catch {
      // Nobody answers: all is read anew on return.
    }
  }
  const unwatch = connection.onChange(event => {
    if (event.entity !== entity.name) return
    if (event.verb === 'hidden') {
      // What stands here may have left one's sight: it is looked at again, not at every change of others.
      doubting ??= setTimeout(() => {
        doubting = undefined
        for (const { id } of state.value.rows) ids.add(id)
        timer ??= setTimeout(readChanged, gather)
      }, doubt)
      return
    }
    ids.add(event.id)
    timer ??= setTimeout(readChanged, gather)
    countSoon()
  })
  const unreturn = connection.onReturn(() => void load())
  return {
    state,
    load,
    more: () => grow(placeOf('after', state.value.next), nextPage, rows => cutStart(rows, before)),
    earlier: () => grow(placeOf('before', state.value.previous), previousPage, rows => cutEnd(rows, after)),
    hold(yes) {
      isHolding = yes
      if (!yes) put(released(state.value))
    },
    accept: row => put(withChanges(state.value, { rows: [row], gone: [] }, isHolding)),
    close() {
      unwatch()
      unreturn()
      clearTimeout(timer)
      clearTimeout(counting)
      clearTimeout(doubting)
    },
  }
}

function placeOf(name: 'after' | 'before', cursor: string | undefined): ListPlace | undefined {
  return cursor === undefined ? undefined : { [name]: cursor }
}

/** The window without its first rows, where it has become too long. */
function cutStart(state: Rows, before: ReadonlyMap<string, string>): Rows {
  const { rows } = state
  const at = rows.findIndex(({ id }, n) => rows.length - n <= window && before.has(id))
  return rows.length <= window || at <= 0
    ? state
    : { ...state, rows: rows.slice(at), previous: before.get(rows[at]?.id ?? '') }
}

function cutEnd(state: Rows, after: ReadonlyMap<string, string>): Rows {
  const { rows } = state
  const at = rows.findLastIndex(({ id }, n) => n < window && after.has(id))
  return rows.length <= window || at < 0
    ? state
    : { ...state, rows: rows.slice(0, at + 1), next: after.get(rows[at]?.id ?? '') }
}
