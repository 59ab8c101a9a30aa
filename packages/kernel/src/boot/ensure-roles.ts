import { role } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addCreate } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'

/** A record for each role that a module declares and that has none yet. What an administrator wrote stays. */
export async function ensureRoles(kernel: Kernel): Promise<void> {
  const model = modelOf(kernel, role)
  const known = new Set((await kernel.snapshots.read(kernel, model)).map(row => row.key))
  const declared = [...kernel.plugins.values()].flatMap(({ host }) => Object.entries(host.manifest.roles))
  const missing = new Map(declared.filter(([key]) => !known.has(key)).reverse())
  if (missing.size === 0) return
  await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.roles',
    input: null,
    prepare: async draft => {
      for (const [key, { name, description }] of missing)
        addCreate(draft, model, { key, name, ...(description ? { description } : {}) }, 'kernel')
    },
  })
}
