import type { KithError } from '@kith/client'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { createStore, type Store } from '../data/store.ts'
import { firstPage, nextPage, noRows, type Rows, released, withChanges } from './rows.ts'

export interface ListState extends Rows {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: KithError | undefined
  readonly isLoadingMore: boolean
}

/** The rows of one entity, loaded page by page and kept as they are on the server. */
export interface ListFeed {
  readonly state: Store<ListState>
  /** Loads the first page, and keeps what stands until it is there. */
  load(): Promise<void>
  more(): Promise<void>
  /** Whether new rows wait instead of coming in at the top. Ended, those that waited come in. */
  hold(yes: boolean): void
  close(): void
}

const page = 50
/** Most records that a list answers at once. */
const most = 200
/** Milliseconds in which changes are gathered to be read together. */
const gather = 50

export function createListFeed(session: Session, entity: EntityInfo, refs: readonly string[]): ListFeed {
  const { api, connection } = session
  const state = createStore<ListState>({ ...noRows, status: 'loading', error: undefined, isLoadingMore: false })
  const put = (part: Partial<ListState>) => state.set({ ...state.value, ...part })
  const ids = new Set<string>()
  let isHolding = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let loading = Promise.resolve()

  const load = () => (loading = loadFirst())
  const loadFirst = async () => {
    const limit = Math.min(most, Math.max(page, state.value.rows.length))
    if (state.value.status === 'failed') put({ status: 'loading', error: undefined })
    try {
      put({
        ...firstPage(state.value, await api.list(entity.path, { limit, with: refs })),
        status: 'ready',
        error: undefined,
      })
    } catch (error) {
      // Rows that stand here stay: the header says that nobody answers.
      if (state.value.rows.length === 0) put({ status: 'failed', error: error as KithError })
    }
  }
  const more = async () => {
    const { next, isLoadingMore } = state.value
    if (next === undefined || isLoadingMore) return
    put({ isLoadingMore: true, error: undefined })
    try {
      const answer = await api.list(entity.path, { limit: page, after: next, with: refs })
      put({ ...nextPage(state.value, answer), isLoadingMore: false })
    } catch (error) {
      put({ isLoadingMore: false, error: error as KithError })
    }
  }
  const read = async () => {
    timer = undefined
    // A first page that is on its way may be older than what changed.
    await loading
    const asked = [...ids].slice(0, most)
    for (const id of asked) ids.delete(id)
    if (ids.size > 0) timer = setTimeout(read, gather)
    try {
      const { rows, labels } = await api.list(entity.path, { where: { id: { in: asked } }, limit: most, with: refs })
      const found = new Set(rows.map(({ id }) => id))
      put(withChanges(state.value, { rows, gone: asked.filter(id => !found.has(id)), labels }, isHolding))
    } catch {
      // Nobody answers: all is read anew on return.
    }
  }
  const unwatch = connection.onChange(event => {
    if (event.entity !== entity.name) return
    ids.add(event.id)
    timer ??= setTimeout(read, gather)
  })
  const unreturn = connection.onReturn(() => void load())
  return {
    state,
    load,
    more,
    hold(yes) {
      isHolding = yes
      if (!yes) put(released(state.value))
    },
    close() {
      unwatch()
      unreturn()
      clearTimeout(timer)
    },
  }
}
