import type { KernelContract, KithError, Locales, PolicyBranch, RecordEvent, RoleTexts, Ui } from '@kith/sdk'
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
  /** Where the modules of plugins' screens are served: '@kith/plugin-leads/ui' -> '/ui/leads/3f2a/index.js'. */
  readonly modules: Readonly<Record<string, string>>
  /** Plugins of other processes that are not connected to this server. */
  readonly away: readonly string[]
}

export interface PluginManifest {
  readonly name: string
  readonly version: string
  /** Plugins that it stands on. */
  readonly needs: readonly { readonly name: string; readonly version: string }[]
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
  /** Fields that it adds to the entities of others. */
  readonly extensions: readonly { readonly entity: string; readonly fields: Readonly<Record<string, unknown>> }[]
  /** What it writes of the entities of others. */
  readonly writes: Readonly<Record<string, readonly string[]>>
  /** The hooks that it taps. */
  readonly taps: readonly {
    readonly id: string
    readonly hook: string
    readonly kind: string
    readonly parts: readonly string[]
  }[]
  readonly jobs: readonly { readonly name: string; readonly cron?: string }[]
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  readonly operations: Readonly<Record<string, { readonly type: 'query' | 'mutation'; readonly needs: string }>>
  readonly permissions: Readonly<Record<string, string>>
  /** The fields of its settings. */
  readonly settings: Readonly<
    Record<string, { readonly kind: string; readonly options: Readonly<Record<string, unknown>> }>
  >
  readonly policies: readonly { readonly entity: string; readonly branches: readonly PolicyBranch[] }[]
  /** role -> permissions. */
  readonly grants: Readonly<Record<string, readonly string[]>>
  readonly roles: Readonly<Record<string, RoleTexts>>
  readonly ui: readonly Ui[]
}

/**
 * A record changed: what to read again. `hidden`, without an id: one of the entity that one may not see, or no more. `there`
 * and `away` are of `kernel.plugins` alone, whose ids are names: a plugin of another process came or went. Each is told at first.
 */
export interface LiveEvent {
  readonly entity: string
  readonly id: string
  readonly verb: RecordEvent['verb'] | 'hidden' | 'there' | 'away'
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
