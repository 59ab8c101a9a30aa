import type { Command } from '../commands.ts'
import type { Fields } from '../fields/field.ts'
import type { RoleTexts, WriteVerb } from '../plugin.ts'
import type { PolicyBranch } from '../policies.ts'
import type { IfUnavailable } from '../taps.ts'
import type { Ui } from '../ui.ts'

export interface ManifestEntity {
  readonly name: string
  /** Where its everyday operations answer: 'leads', 'accounts.contacts'. */
  readonly path: string
  readonly label: string
  readonly fields: Readonly<
    Record<string, { readonly kind: string; readonly options: Readonly<Record<string, unknown>> }>
  >
  readonly indexes: readonly (readonly string[])[]
  readonly unique: readonly (readonly string[])[]
  /** Its records are about people: see `erase`. */
  readonly person: boolean
}

/** Fields that a plugin adds to another's entity. */
export interface ManifestExtension {
  readonly entity: string
  readonly fields: ManifestEntity['fields']
}

export interface ManifestOperation {
  readonly type: 'query' | 'mutation'
  readonly needs: string
  readonly internal: boolean
}

export interface ManifestTap {
  readonly id: string
  readonly hook: string
  readonly kind: 'filter' | 'saving' | 'collect' | 'event'
  /** Which parts it has, of shape, guard, collect, run. */
  readonly parts: readonly ('shape' | 'guard' | 'collect' | 'run')[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Of a filter's tap: what is done while it cannot answer. Absent: `reject`. */
  readonly ifUnavailable?: IfUnavailable
}

/**
 * A plugin as plain JSON: what browsers and the kernel's own rules need of it, computed from its contract and its parts. The
 * code behind it is reached through a `PluginHost` only. What makes a plugin of another process is a `RemoteManifest`.
 */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly needs: readonly { readonly name: string; readonly version: string }[]
  readonly entities: readonly ManifestEntity[]
  readonly extensions: readonly ManifestExtension[]
  readonly operations: Readonly<Record<string, ManifestOperation>>
  readonly permissions: Readonly<Record<string, string>>
  readonly hooks: Readonly<
    Record<string, { readonly kind: 'filter' | 'collect' | 'event'; readonly name: string; readonly v?: number }>
  >
  readonly settings: Fields
  readonly writes: Readonly<Record<string, readonly WriteVerb[]>>
  /** role -> permissions. */
  readonly grants: Readonly<Record<string, readonly string[]>>
  /** Roles that it declares. */
  readonly roles: Readonly<Record<string, RoleTexts>>
  readonly taps: readonly ManifestTap[]
  readonly policies: readonly { readonly entity: string; readonly branches: readonly PolicyBranch[] }[]
  readonly jobs: readonly { readonly name: string; readonly cron?: string }[]
  readonly routes: readonly {
    readonly method: string
    readonly path: string
    readonly maxBody: number
    readonly maxFiles?: number
  }[]
  readonly presets: readonly string[]
  readonly commands: readonly Command[]
  /** What it shows in the application. */
  readonly ui: readonly Ui[]
  readonly migrations: readonly { readonly id: string; readonly after: readonly string[] }[]
}
