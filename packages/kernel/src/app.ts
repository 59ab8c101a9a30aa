import type {
  Actor,
  AnyContract,
  attachment,
  batch,
  Config,
  Locales,
  Log,
  MailRequest,
  RecordEvent,
  RecordRef,
  RouteRequest,
  RouteResponse,
  Row,
  RunOptions,
} from '@kith/sdk'
import type { Manifest } from '@kith/sdk/remote'
import type { Kysely } from 'kysely'
import type { FileStore } from './attachments/file-store.ts'
import type { BackupSource } from './backup/write-backup.ts'
import type { Clock } from './clock.ts'
import type { TableSpec } from './dialects/ddl.ts'
import type { UntypedDatabase } from './dialects/dialect.ts'
import type { Pools } from './dialects/postgres/pools.ts'
import type { Threads } from './dialects/sqlite/threads.ts'
import type { TimelineProblems } from './history/rebuild-timeline.ts'
import type { MailTransport } from './mail/transport.ts'
import type { Remotes } from './remote/remotes.ts'
import type { Download } from './transfer/download.ts'
import type { Upload } from './transfer/receive.ts'

export interface AppOptions {
  readonly config: Config
  /** A path of a SQLite file, or a URL. */
  readonly database: string
  /** The address people and browsers use, without a slash at its end. */
  readonly url?: string
  readonly clock?: Clock
  readonly log?: Log
  /** Where mail goes. Default: nowhere, it stays queued. */
  readonly mail?: MailTransport
  /** The folder of uploads and exports; every server on one database must reach the same. Default: `files` beside a SQLite database. */
  readonly files?: string
  /** A file that tells of erasures, for a restore. Default: none is kept. */
  readonly erasures?: string
  /** Where attached files are kept. Default: `attachments` in that folder. */
  readonly store?: FileStore
  /** Called before the first migration that moves data: where a copy is made. */
  readonly beforeMigration?: (database: BackupSource) => Promise<void>
  /** Where the threads of a SQLite database come from. Default: each is started for it and ends with it. */
  readonly threads?: Threads
  /** Where the connections to a PostgreSQL database come from. Default: they are made for it and end with it. */
  readonly pools?: Pools
  /** Milliseconds that one tap of a filter or collect may take. Default 2,000. */
  readonly tapDeadline?: number
  /** Milliseconds without a word after which a plugin of another process is away. Default 10,000. */
  readonly lease?: number
}

/** `key`: a second call with it replays the stored answer; another input is `KITH_KEY_REUSED`. Kept apart for each actor. */
export type CallOptions = RunOptions

export interface AppRoute {
  readonly plugin: string
  readonly method: string
  readonly path: string
  readonly maxBody: number
  readonly maxFiles?: number
  run(request: RouteRequest): Promise<RouteResponse>
}

/** One committed change, told to whoever watches. Whether a watcher may see a record is for its next read to say. */
export interface Commit {
  readonly change: string
  readonly records: readonly RecordEvent[]
}

/** Tables that no entity stands for. They have a prefix of their own, and nothing but their library reads them. */
export interface Tables {
  /** Adds what is missing of them; drops nothing. Throws `KITH_SCHEMA`. */
  ensure(specs: readonly TableSpec[]): Promise<void>
  /** Executes what it compiles, each write durable by itself. `onWrite` is called after each of this process. */
  query(onWrite?: () => void): Kysely<UntypedDatabase>
}

/** A running Kith: everything that the server, the command line and tests do goes through it. */
export interface App {
  readonly contracts: readonly AnyContract[]
  readonly manifests: readonly Manifest[]
  readonly locales: Locales
  readonly routes: readonly AppRoute[]
  readonly url: string
  /** The organisation's language and zone. */
  readonly locale: string
  readonly zone: string
  readonly log: Log
  readonly clock: Clock
  /** Whether this start made the database. */
  readonly fresh: boolean
  /**
   * Runs one operation: `leads.list`, `leads.convert`, `accounts.contacts.create`, `kernel.users.list`.
   * A mutation answers its output or `Held`. Throws `KithError`s.
   */
  call(actor: Actor, operation: string, input: unknown, options?: CallOptions): Promise<unknown>
  /**
   * The user's actor, or `undefined` if there is none, he is inactive, or what was `issued` to him then counts no more
   * because he was deactivated since.
   */
  actorOf(userId: string, issued?: Date): Promise<Actor | undefined>
  /** The actor of an API key, by the SHA-256 of its secret in hexadecimal; `undefined` if it is unknown, revoked or over. */
  actorOfKey(hash: string): Promise<Actor | undefined>
  /** Queues a mail of one of the kernel's own templates. */
  mail(request: MailRequest): Promise<void>
  /** What the processes of plugins call. */
  readonly remotes: Remotes
  /** For a library that keeps tables of its own beside the entities'. */
  readonly tables: Tables
  /** Works one batch off where the app was not started: for the command line. `onSlice` learns how far it is. */
  runBatch(id: string, onSlice?: (row: Row<typeof batch>) => void): Promise<Row<typeof batch> | undefined>
  /** Takes in a file to be imported: `kernel.importFiles` has it then. KITH_IMPORT_FILE, KITH_BODY_TOO_LARGE. */
  receiveFile(actor: Actor, upload: Upload): Promise<unknown>
  /**
   * Keeps a file with a record that the actor may update; answers the attachment. KITH_NOT_FOUND, KITH_DENIED,
   * KITH_BODY_TOO_LARGE, KITH_ATTACHMENT_TYPE, KITH_FILES_STORE.
   */
  attach(actor: Actor, upload: Upload & RecordRef): Promise<Row<typeof attachment>>
  /** A file of a record that the actor may read. KITH_NOT_FOUND, KITH_ATTACHMENT_GONE, KITH_FILES_STORE. */
  downloadAttachment(actor: Actor, id: string): Promise<Download>
  /** What the batch of an export wrote. */
  downloadExport(actor: Actor, batch: string): Promise<Download>
  /** The rows of an import that were refused, with the reasons. */
  downloadRejected(actor: Actor, importRun: string): Promise<Download>
  /** Tells of commits made by this process from now on; answers how to stop. */
  watch(listener: (commit: Commit) => void): () => void
  /** Begins to make deliveries and run jobs. */
  start(): void
  /** Resolves when no delivery or job is due any more. */
  idle(): Promise<void>
  /** A consistent copy of the database, made while serving. */
  backup(file: string): Promise<void>
  /** Compares the timeline with the records that it is made of; `repair` mends it. */
  checkTimeline(options?: { readonly repair?: boolean }): Promise<TimelineProblems>
  /** Ends deliveries at hand, commits what was accepted, closes the database. */
  close(): Promise<void>
}
