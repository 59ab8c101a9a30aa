import type { LiveEvent } from '@kith/client'
import type { Api } from './api.ts'
import { createStore, type Store } from './store.ts'

/** `offline`: nobody answers, what is shown may be out of date. `closed`: this browser's session has ended. */
export type ConnectionState = 'connecting' | 'live' | 'offline' | 'closed'

export interface Connection {
  readonly state: Store<ConnectionState>
  /** Tells of records that change. */
  onChange(listener: (event: LiveEvent) => void): () => void
  /** Connected again after a break: what changed meanwhile was not told. */
  onReturn(listener: () => void): () => void
  /** Fetches, and notices whether the server answers. */
  readonly fetch: typeof globalThis.fetch
  /** Begins to listen. */
  start(api: Api): void
  /** Goes on after somebody has logged in again: what changed meanwhile is read anew. */
  resume(): void
}

/** Milliseconds until a subscription that ended for good is made anew. */
const again = 5_000

export function createConnection(): Connection {
  const state = createStore<ConnectionState>('connecting')
  const changes = new Set<(event: LiveEvent) => void>()
  const returns = new Set<() => void>()
  let reachable = true
  let streaming = false
  let listened: Api | undefined
  const tell = () => {
    if (state.value !== 'closed') state.set(reachable ? (streaming ? 'live' : 'connecting') : 'offline')
  }
  const reached = (yes: boolean) => {
    reachable = yes
    tell()
  }
  const listen = (api: Api, isFirst: boolean) => {
    let first = isFirst
    api.live({
      onStarted() {
        streaming = true
        reached(true)
        if (!first) for (const listener of returns) listener()
        first = false
      },
      onData(event) {
        for (const listener of changes) listener(event)
      },
      onError(error) {
        streaming = false
        tell()
        if (error.code === 'KITH_UNAUTHORIZED') state.set('closed')
        else setTimeout(() => listen(api, false), again)
      },
    })
  }
  return {
    state,
    onChange: listener => added(changes, listener),
    onReturn: listener => added(returns, listener),
    async fetch(to, init) {
      // Asked for again, the stream that stood before is broken.
      if (String(to).includes('kernel.live')) streaming = false
      try {
        const response = await fetch(to, init)
        if (response.status === 401) state.set('closed')
        reached(true)
        return response
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError')) reached(false)
        throw error
      }
    },
    resume() {
      if (state.value !== 'closed' || !listened) return
      state.set('connecting')
      listen(listened, false)
    },
    start(api) {
      addEventListener('offline', () => reached(false))
      addEventListener('online', () => reached(true))
      listened = api
      listen(api, true)
    },
  }
}

function added<T>(set: Set<T>, member: T): () => void {
  set.add(member)
  return () => set.delete(member)
}
