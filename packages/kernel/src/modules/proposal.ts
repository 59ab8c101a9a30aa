import type { RemoteManifest } from '@kith/sdk/remote'
import type { Modules } from './modules.ts'
import type { ModuleRow } from './rows.ts'

/** A manifest that waits to be accepted. */
export interface Proposal {
  readonly row: ModuleRow
  /** As it came: it may leave out parts that are empty (`readManifest`). */
  readonly manifest: RemoteManifest
  readonly hash: string
}

/** What is proposed for a module: nothing of what was proposed while the configuration pinned another manifest. */
export function proposalOf({ pins }: Modules, row: ModuleRow | undefined): Proposal | undefined {
  if (!row?.proposed || row.proposedHash === null || row.proposedPinned !== (pins.get(row.name) ?? null))
    return undefined
  return { row, manifest: row.proposed, hash: row.proposedHash }
}
