import { KithError } from '@kith/sdk'
import { type RemoteManifest, readManifest } from '@kith/sdk/remote'
import type { Modules } from './modules.ts'
import type { ModuleRow } from './rows.ts'

/** A manifest that waits to be accepted. */
export interface Proposal {
  readonly row: ModuleRow
  /** As its process sent it: the hash is of that. */
  readonly sent: RemoteManifest
  /** With all of its parts. */
  readonly manifest: RemoteManifest
  readonly hash: string
}

/** The fields of a row of which nothing is proposed. */
export const noProposal = {
  proposed: null,
  proposedHash: null,
  proposedPinned: null,
  proposedBy: null,
  proposedAt: null,
} as const

/** What is proposed for a module: nothing of what was proposed while the configuration pinned another manifest. */
export function proposalOf({ pins }: Modules, row: ModuleRow | undefined): Proposal | undefined {
  if (!row?.proposed || row.proposedHash === null || row.proposedPinned !== (pins.get(row.name) ?? null))
    return undefined
  try {
    return { row, sent: row.proposed, manifest: readManifest(row.proposed), hash: row.proposedHash }
  } catch (error) {
    // An earlier version took what this one does not read: its process will come again.
    if (error instanceof KithError) return undefined
    throw error
  }
}
