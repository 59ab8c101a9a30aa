import { type Handler, type KernelContract, key, type ModuleState } from '@kith/sdk'
import { kernelJobs } from '../deliveries/kernel-jobs.ts'
import { readLag } from '../deliveries/lag.ts'
import type { Kernel } from '../kernel.ts'
import { proposalOf } from './proposal.ts'
import { readModuleRows } from './rows.ts'
import { scopesOf } from './scopes-of.ts'
import { subscribersOf } from './subscribers.ts'

/** The modules that the configuration names, and how those of other processes stand with this server. */
export function modules(kernelOf: () => Kernel): Handler<KernelContract, 'modules'> {
  return async ctx => {
    const kernel = kernelOf()
    const { now, next, manifests } = kernel.modules
    const rows = await readModuleRows(kernel.dialect)
    const coming = next(rows)
    const lag = await readLag(kernel)
    const lines = kernel.remotes.states()
    const all = manifests(now.trusted)
    const needs = new Map(now.trusted.map(({ contract, needs }) => [contract.name, needs.map(need => need.name)]))
    const nameOfKey = async (id: string | null) =>
      id === null ? null : ((await ctx.asPlugin.data.first(key, { where: { id } as never }))?.name ?? id)
    const proposed = async (name: string): Promise<Pick<ModuleState, 'proposal'>> => {
      const found = proposalOf(kernel.modules, rows.get(name))
      if (!found) return {}
      const { hash, manifest, row } = found
      const [at, by] = [String(row.proposedAt), await nameOfKey(row.proposedBy)]
      return { proposal: { hash, version: String(manifest.version), at, by } }
    }
    const remote = async (name: string) => {
      const [trusted, then] = [now, coming].map(
        one => one.trusted.find(({ contract }) => contract.name === name)?.remote,
      )
      if (!trusted || !then) return { isRemote: false }
      return {
        isRemote: true,
        hash: trusted.hash,
        nextHash: then.hash,
        scopes: scopesOf(kernel, then.manifest),
        ...(lines[name] && { line: lines[name] }),
        ...(await proposed(name)),
      }
    }
    return {
      modules: await Promise.all(
        all.map(async manifest => {
          const { name, version } = manifest
          const own = name === 'kernel' ? Object.keys(kernelJobs).map(job => `job:${job}`) : []
          return {
            name,
            version,
            isEnabled: !now.off.has(name),
            staysEnabled: !coming.off.has(name),
            needs: needs.get(name) ?? [],
            neededBy: [...needs].flatMap(([other, names]) => (names.includes(name) ? [other] : [])),
            deliveries: lag([...subscribersOf(manifest), ...own]),
            ...(await remote(name)),
          }
        }),
      ),
    }
  }
}
