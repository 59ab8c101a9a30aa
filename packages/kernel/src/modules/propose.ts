import { type Actor, governedModule, KithError } from '@kith/sdk'
import { canonical, pluginOf, type RemoteManifest, readManifest, remoteManifestOf } from '@kith/sdk/remote'
import { commitChange } from '../change/commit.ts'
import { addCreate, addNone, addUpdate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { noProposal } from './proposal.ts'
import { readModuleRows } from './rows.ts'

/** Characters of the largest manifest that is kept: ten times what the largest of this project's has. */
const most = 1_000_000

interface Proposal {
  /** Who came with it. */
  readonly actor: Actor
  readonly manifest: RemoteManifest
  readonly hash: string
}

/**
 * Keeps a manifest that is not trusted for an administrator to look at, in place of the one before; answers whether it is
 * accepted already. A plugin that comes again and again writes once. Throws `KITH_MANIFEST`, `KITH_MANIFEST_LARGE`.
 */
export async function propose(kernel: Kernel, { actor, manifest, hash }: Proposal): Promise<boolean> {
  const { name } = manifest
  const pinned = kernel.modules.pins.get(name) ?? null
  const row = (await readModuleRows(kernel.dialect)).get(name)
  if (row?.hash === hash && row.pinned === pinned) return true
  if (row?.proposedHash === hash && row.proposedPinned === pinned) return false
  checkManifest(manifest)
  kernel.log.warn('a module of another process proposes another manifest', { plugin: name, hash })
  const proposed = {
    proposed: manifest,
    proposedHash: hash,
    proposedPinned: pinned,
    proposedBy: actor.key ?? actor.id,
    proposedAt: kernel.clock.now().toISOString(),
  }
  await store(kernel, name, proposed)
  return false
}

/** The process came with what is trusted: what it proposed before is history. */
export async function withdraw(kernel: Kernel, name: string): Promise<void> {
  const row = (await readModuleRows(kernel.dialect)).get(name)
  if (row?.proposedHash == null) return
  await store(kernel, name, noProposal)
}

async function store(kernel: Kernel, name: string, proposed: object): Promise<void> {
  const model = modelOf(kernel, governedModule)
  await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.propose',
    input: null,
    mayHold: false,
    prepare: async draft => {
      const row = (await readModuleRows(kernel.dialect)).get(name)
      if (row) return addUpdate(draft, model, row.id, { ...proposed }, 'kernel')
      addNone(draft, model, { name })
      addCreate(draft, model, { name, ...proposed }, 'kernel')
    },
  })
}

function checkManifest(manifest: RemoteManifest): void {
  const { name } = manifest
  const size = canonical(manifest).length
  if (size > most) {
    throw new KithError('KITH_MANIFEST_LARGE', `The manifest of ${name} has ${size} characters; ${most} are taken.`, {
      plugin: name,
      size,
      most,
    })
  }
  try {
    remoteManifestOf(pluginOf(readManifest(manifest), () => Promise.resolve()))
  } catch (error) {
    if (error instanceof KithError) throw error
    throw new KithError('KITH_MANIFEST', `The manifest of ${name} cannot be read.`, { plugin: name }, error)
  }
}
