import type { Handler, KernelContract } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { presetLines } from './ledger.ts'

/** Under which names modules bring something, and of which it is there. */
export const presets =
  (kernelOf: () => Kernel): Handler<KernelContract, 'presets'> =>
  async () => {
    const kernel = kernelOf()
    const lines = await presetLines(kernel)
    const isApplied = (plugin: string, name: string) =>
      lines.some(line => line.plugin === plugin && line.name === name && !line.isRemoved)
    const all = [...kernel.plugins.values()].map(({ host }) => host.manifest)
    const names = [...new Set(all.flatMap(manifest => manifest.presets))].sort()
    return {
      presets: names.map(name => ({
        name,
        modules: all
          .filter(manifest => manifest.presets.includes(name))
          .map(({ name: plugin }) => ({ plugin, isApplied: isApplied(plugin, name) })),
      })),
    }
  }
