import type { Handler, KernelContract } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

/** The modules of this server, and how those of other processes stand with it. */
export function modules(kernelOf: () => Kernel): Handler<KernelContract, 'modules'> {
  return async () => {
    const kernel = kernelOf()
    const lines = kernel.remotes.states()
    const all = [...kernel.plugins.values()].map(entry => entry.host.manifest)
    return {
      modules: all.map(({ name, version, needs }) => ({
        name,
        version,
        isRemote: lines[name] !== undefined,
        isEnabled: true,
        staysEnabled: true,
        needs: needs.map(need => need.name),
        neededBy: all.filter(other => other.needs.some(need => need.name === name)).map(other => other.name),
        deliveries: { waiting: 0, oldest: null, dead: 0 },
        ...(lines[name] && { line: lines[name] }),
      })),
    }
  }
}
