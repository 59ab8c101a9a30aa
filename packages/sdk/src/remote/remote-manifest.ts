import type { Person, Timeline } from '../entity.ts'
import type { Locales, MailTemplates } from '../locales.ts'
import type { Migration } from '../migrations.ts'
import type { WriteVerb } from '../plugin.ts'
import type { Policy } from '../policies.ts'
import type { Ui } from '../ui.ts'
import type { Manifest, ManifestTap } from './manifest.ts'
import type { RemoteScreen } from './screens.ts'

/** JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Fields by name: the kind of each, and what it says of itself. The `shape` of a `json` field is a JSON Schema. */
export type RemoteFields = Readonly<
  Record<string, { readonly kind: string; readonly options: Readonly<Record<string, unknown>> }>
>

export interface RemoteEntity {
  /** `plugin.key`. */
  readonly name: string
  /** Under which it answers: `accounts.contacts.list`. Absent of the main one, which answers under the plugin's name. */
  readonly key?: string
  readonly fields: RemoteFields
  readonly label: string
  readonly indexes: readonly (readonly string[])[]
  readonly unique: readonly (readonly string[])[]
  readonly audit: boolean
  readonly timeline?: Timeline
  readonly within?: string
  readonly person?: Person
}

export interface RemoteOperation {
  readonly type: 'query' | 'mutation'
  readonly needs: string
  readonly internal: boolean
  readonly input: JsonSchema
  readonly output: JsonSchema
}

export interface RemoteHook {
  readonly kind: 'filter' | 'collect' | 'event'
  readonly name: string
  /** Of an event. */
  readonly v?: number
  /** Of a collect: its answers are kept until a setting changes. */
  readonly once?: boolean
  /** A filter's draft, a collect's input, an event's payload. Absent: any JSON. */
  readonly takes?: JsonSchema
  /** What each contributor of a collect answers a list of. */
  readonly item?: JsonSchema
}

export interface RemoteJoin {
  readonly with: { readonly name: string; readonly version: string }
  readonly writes: Readonly<Record<string, readonly WriteVerb[]>>
  readonly taps: readonly ManifestTap[]
  readonly ui: readonly Ui[]
}

/**
 * A whole plugin as JSON, its code apart: with it there are its tables, routes, rights and texts before its process was ever
 * seen (docs/plugins/remote.md). `remoteManifestOf` makes it; in another language it is written by hand.
 */
export interface RemoteManifest extends Pick<Manifest, SaidAlike> {
  readonly protocol: 1
  readonly entities: readonly RemoteEntity[]
  /** By the key of the contract: fields that it adds to others' entities. */
  readonly extensions: Readonly<Record<string, { readonly entity: string; readonly fields: RemoteFields }>>
  readonly operations: Readonly<Record<string, RemoteOperation>>
  readonly hooks: Readonly<Record<string, RemoteHook>>
  readonly settings: RemoteFields
  readonly joins: readonly RemoteJoin[]
  readonly policies: readonly Policy[]
  readonly migrations: readonly Migration[]
  readonly mails: MailTemplates
  readonly locales: Locales
  /** By the module that parts name: what its process has of it. Absent: nothing of its own is drawn. */
  readonly screens?: Readonly<Record<string, RemoteScreen>>
}

type SaidAlike =
  | 'name'
  | 'version'
  | 'needs'
  | 'permissions'
  | 'writes'
  | 'grants'
  | 'roles'
  | 'taps'
  | 'jobs'
  | 'routes'
  | 'presets'
  | 'commands'
  | 'ui'
