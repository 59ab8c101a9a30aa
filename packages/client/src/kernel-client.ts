import type { KernelContract, KithError, Locales, RecordEvent } from '@kith/sdk'
import type { EntityClient, Query } from './types.ts'

type KernelEntities = { readonly [K in keyof KernelContract['entities']]: EntityClient<KernelContract['entities'][K]> }

/** What the kernel itself answers. */
export interface KernelClient extends KernelEntities {
  /** What this app is made of. */
  readonly manifest: Query<() => Promise<AppManifest>>
  /** Tells of records as they change. */
  readonly live: Live
}

/** What screens know of an app: its plugins as plain data, and their texts. */
export interface AppManifest {
  readonly manifests: readonly PluginManifest[]
  readonly locales: Locales
}

export interface PluginManifest {
  readonly name: string
  readonly version: string
  readonly entities: readonly {
    readonly name: string
    /** Where its everyday operations answer: 'leads', 'accounts.contacts'. */
    readonly path: string
    /** The field that names a record to a person. */
    readonly label: string
    readonly fields: Readonly<
      Record<string, { readonly kind: string; readonly options: Readonly<Record<string, unknown>> }>
    >
  }[]
  readonly operations: Readonly<Record<string, { readonly type: 'query' | 'mutation'; readonly needs: string }>>
  readonly permissions: Readonly<Record<string, string>>
}

/** A record changed: what to read again. */
export interface LiveEvent {
  readonly entity: string
  readonly id: string
  readonly verb: RecordEvent['verb']
  readonly version: number
}

export interface LiveObserver {
  /** Connected, at first and after every break: what changed before is not told, so read lists anew. */
  readonly onStarted?: () => void
  readonly onData?: (event: LiveEvent) => void
  /** Ended for good; a break of the connection mends itself. */
  readonly onError?: (error: KithError) => void
}

export interface Live {
  subscribe(observer: LiveObserver): { unsubscribe(): void }
}
