import { attachment } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Due } from '../deliveries/due.ts'
import type { Kernel } from '../kernel.ts'

// An upload stores its file a moment before the commit that names it.
const grace = 86_400_000

/**
 * Removes files that no attachment names, deleted ones included: a day after they were put, or at once those that the
 * delivery says, which an erasure has let go.
 */
export async function sweepFiles(kernel: Kernel, _draft: Draft, due: Due): Promise<void> {
  const { hashes } = (due.payload ?? {}) as { readonly hashes?: readonly string[] }
  if (hashes) return await removeUnnamed(kernel, hashes)
  const before = kernel.clock.now().getTime() - grace
  for await (const files of kernel.store.list()) {
    const old = files.filter(file => file.at.getTime() < before).map(file => file.hash)
    for (let i = 0; i < old.length; i += 500) await removeUnnamed(kernel, old.slice(i, i + 500))
  }
}

async function removeUnnamed(kernel: Kernel, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const { table } = modelOf(kernel, attachment)
  const rows = await kernel.dialect.all({
    sql: `select hash from "${table}" where hash in (${hashes.map(() => '?').join(', ')})`,
    parameters: [...hashes],
  })
  const named = new Set(rows.map(row => String(row.hash)))
  for (const hash of hashes) if (!named.has(hash)) await kernel.store.remove(hash)
}
