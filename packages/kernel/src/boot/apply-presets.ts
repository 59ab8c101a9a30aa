import type { Kernel } from '../kernel.ts'
import { presetLines } from '../presets/ledger.ts'
import { runPreset } from '../presets/run-preset.ts'

/** Applies `standard` and the named presets, each once: one that was taken out stays out. */
export async function applyPresets(kernel: Kernel, names: readonly string[]): Promise<void> {
  const known = new Set((await presetLines(kernel)).map(({ plugin, name }) => `${plugin}/${name}`))
  for (const name of new Set(['standard', ...names])) {
    for (const { host } of kernel.plugins.values()) {
      const { name: plugin, presets } = host.manifest
      if (presets.includes(name) && !known.has(`${plugin}/${name}`)) await runPreset(kernel, host, name)
    }
  }
}
