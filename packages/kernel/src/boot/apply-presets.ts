import { describeError } from '@kith/sdk'
import { isUnavailable } from '../hooks/run-tap.ts'
import type { Kernel } from '../kernel.ts'
import { presetLines } from '../presets/ledger.ts'
import { runPreset } from '../presets/run-preset.ts'

/**
 * Applies `standard` and the named presets, each once: one that was taken out stays out. Those of a plugin in another process
 * are when it is there, those of who needs it then too, and those with records that such a plugin judges.
 */
export async function applyPresets(kernel: Kernel, names: readonly string[]): Promise<void> {
  const known = new Set((await presetLines(kernel)).map(({ plugin, name }) => `${plugin}/${name}`))
  const waiting = new Set<string>()
  for (const name of new Set(['standard', ...names])) {
    for (const { host } of kernel.plugins.values()) {
      const { name: plugin, presets, needs } = host.manifest
      if (kernel.remotes.isAway(plugin) || needs.some(need => waiting.has(need.name))) waiting.add(plugin)
      if (waiting.has(plugin) || !presets.includes(name) || known.has(`${plugin}/${name}`)) continue
      try {
        await runPreset(kernel, host, name)
      } catch (error) {
        if (!isUnavailable(error)) throw error
        waiting.add(plugin)
        kernel.log.warn('a preset waits for a module of another process', {
          plugin,
          preset: name,
          ...describeError(error),
        })
      }
    }
  }
}
