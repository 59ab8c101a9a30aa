import { type AppManifest, createClient, type Held, type LiveObserver } from '@kith/client'

/** A record as the server answers it. */
export interface RecordRow {
  readonly id: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly [field: string]: unknown
}

/** id -> the name of the record. */
export type Labels = Readonly<Record<string, string>>

export interface ListPage {
  readonly rows: readonly RecordRow[]
  readonly next?: string
  readonly previous?: string
  readonly labels?: Labels
  readonly hints?: readonly ListHint[]
}

/** What will make a list slow as it grows. */
export interface ListHint {
  readonly code: string
  readonly field: string
}

/** Where a page of a list begins; none is its first page. */
export interface ListPlace {
  readonly after?: string
  readonly before?: string
  readonly end?: boolean
  /** The first row at or behind this value of the first sort field. */
  readonly at?: string | number
}

export interface ListQuery extends ListPlace {
  readonly where?: Readonly<Record<string, unknown>>
  readonly sort?: readonly string[]
  readonly limit?: number
  /** Names of refs whose labels to answer. */
  readonly with?: readonly string[]
}

/** A record that another came from; without a label it may not be seen. */
export interface Linked {
  readonly entity: string
  readonly id: string
  readonly label?: string
}

export interface HistoryEntry {
  readonly version: number
  readonly verb: string
  readonly at: string
  readonly actor: string | null
  readonly plugin: string
  /** field -> [before, after]; empty for a creation. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** What the page asks of its server, whatever the app is made of. Everything throws `KithError`s. */
export interface Api {
  /** Any query by its name: 'kernel.search', 'notes.count'. */
  query<T>(operation: string, input?: unknown): Promise<T>
  /** Any mutation. What a person must decide first answers a `Held`. Sent again with the same `key`, it is done once. */
  mutate<T>(operation: string, input?: unknown, key?: string): Promise<T | Held>
  manifest(): Promise<AppManifest>
  /** `path` is where an entity answers: 'notes', 'notes.tags'. */
  list(path: string, query: ListQuery): Promise<ListPage>
  history(path: string, id: string): Promise<readonly HistoryEntry[]>
  /** What the record came from, nearest first. */
  origin(record: { readonly entity: string; readonly id: string }): Promise<readonly Linked[]>
  live(observer: LiveObserver): () => void
}

export function createApi(fetch: typeof globalThis.fetch): Api {
  const client = createClient({ url: '', fetch }) as unknown as Calls
  const at = (path: string) => path.split('.').reduce((calls, name) => calls[name] as Calls, client)
  const ask = (path: string, input?: unknown) => (at(path).query as unknown as Ask)(input)
  const tell = (path: string, input?: unknown, key?: string) =>
    (at(path).mutate as unknown as Tell)(input, key === undefined ? {} : { key })
  return {
    query: ask as Api['query'],
    mutate: tell as Api['mutate'],
    manifest: () => ask('kernel.manifest') as Promise<AppManifest>,
    list: (path, query) => ask(`${path}.list`, query) as Promise<ListPage>,
    history: (path, id) =>
      ask(`${path}.history`, { id, limit: 200 }).then(page => (page as { rows: readonly HistoryEntry[] }).rows),
    origin: async record => ((await ask('kernel.related', record)) as { origin: readonly Linked[] }).origin,
    live(observer) {
      const { unsubscribe } = (at('kernel.live').subscribe as unknown as Subscribe)(observer)
      return unsubscribe
    },
  }
}

/** The client as what it is at run time: a name for every name. */
interface Calls {
  readonly [name: string]: Calls
}
type Ask = (input: unknown) => Promise<unknown>
type Tell = (input: unknown, options: { readonly key?: string }) => Promise<unknown>
type Subscribe = (observer: LiveObserver) => { unsubscribe(): void }
