import { KithError } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

/** Throws `KITH_PRESET_UNKNOWN` where no module of this app has such a preset. */
export function checkPreset(kernel: Kernel, name: string): void {
  const known = new Set([...kernel.plugins.values()].flatMap(({ host }) => host.manifest.presets))
  if (known.has(name)) return
  throw new KithError(
    'KITH_PRESET_UNKNOWN',
    `No module of this app has a preset "${name}". There are: ${[...known].sort().join(', ') || 'none'}.`,
    { name, known: [...known].sort() },
  )
}
