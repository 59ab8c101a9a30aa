import type { AnyContract, Log, MailTemplates } from '@kith/sdk'
import type { Commit } from './app.ts'
import type { FileStore } from './attachments/file-store.ts'
import type { BatchKinds } from './batches/kinds.ts'
import type { Lane } from './batches/lane.ts'
import type { Turns } from './change/turns.ts'
import type { Clock } from './clock.ts'
import type { CustomFields } from './custom/custom-fields.ts'
import type { SelectCache } from './data/select-cache.ts'
import type { Snapshots } from './data/snapshots.ts'
import type { DeliverySignal } from './deliveries/signal.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { Collected } from './hooks/collected.ts'
import type { Taps } from './hooks/taps.ts'
import type { MailTransport } from './mail/transport.ts'
import type { Model } from './model/model.ts'
import type { Modules } from './modules/modules.ts'
import type { PluginHost } from './plugins/host.ts'
import type { Remotes } from './remote/remotes.ts'
import type { Rights } from './rights/rights.ts'
import type { Marks } from './secret/marks.ts'
import type { LiveSettings } from './settings/live-settings.ts'

/** One plugin as the kernel runs it. */
export interface PluginEntry {
  readonly host: PluginHost
  readonly contract: AnyContract
  /** As they are in force now: an administrator may change them while the server runs. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly mails: MailTemplates
}

/** What every part of the kernel is given. Frozen once booted, but for what its members keep. */
export interface Kernel {
  readonly dialect: Dialect
  readonly clock: Clock
  readonly log: Log
  readonly url: string
  readonly locale: string
  readonly zone: string
  readonly tapDeadline: number
  /** The folder of uploads and exports. */
  readonly files: string
  /** Where attached files are kept. */
  readonly store: FileStore
  /** In order of dependency. */
  readonly plugins: ReadonlyMap<string, PluginEntry>
  /** What administrators said of them. */
  readonly modules: Modules
  readonly custom: CustomFields
  readonly settings: LiveSettings
  /** By the entity's name: another one when an administrator added a field to it. */
  readonly models: ReadonlyMap<string, Model>
  readonly taps: Taps
  readonly collected: Collected
  /** The plugins of other processes. */
  readonly remotes: Remotes
  readonly rights: Rights
  readonly snapshots: Snapshots
  readonly turns: Turns
  readonly lane: Lane
  /** Kinds of long work, by name. */
  readonly batches: BatchKinds
  readonly selects: SelectCache
  readonly marks: Marks
  readonly counters: { next(name: string): Promise<number> }
  readonly mail: MailTransport | undefined
  /** Wakes the deliveries after a commit that made some. */
  readonly deliveries: DeliverySignal
  /** Told of each commit, after it. */
  readonly watchers: Set<(commit: Commit) => void>
}
