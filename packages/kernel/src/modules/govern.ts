import type { AnyPlugin } from '@kith/sdk'
import { remotePlugin } from '@kith/sdk/remote'
import type { ModuleRow, ModuleRows } from './rows.ts'

/** What becomes of the plugins that a configuration names by what an administrator said of them. */
export interface Governed {
  /** All of them, each with the manifest that is trusted. */
  readonly trusted: readonly AnyPlugin[]
  /** Those that are there. */
  readonly running: readonly AnyPlugin[]
  /** Names of those that are not. */
  readonly off: ReadonlySet<string>
  /** Names of those that were turned off and are there all the same, because what is on needs them. */
  readonly kept: readonly string[]
}

/** Throws `KITH_MANIFEST_HASH` for an accepted manifest that is not what it was. */
export function govern(configured: readonly AnyPlugin[], rows: ModuleRows): Governed {
  const trusted = configured.map(plugin => trustedOf(plugin, rows.get(plugin.contract.name)))
  const on = neededBy(
    trusted,
    trusted.filter(({ contract }) => rows.get(contract.name)?.enabled !== false),
  )
  const running = trusted.filter(({ contract }) => on.has(contract.name))
  const isOff = (name: string) => rows.get(name)?.enabled === false
  return {
    trusted,
    running,
    off: new Set(trusted.map(({ contract }) => contract.name).filter(name => !on.has(name))),
    kept: [...on].filter(isOff),
  }
}

/** An accepted manifest counts as long as the configuration pins what it pinned then. */
function trustedOf(plugin: AnyPlugin, row: ModuleRow | undefined): AnyPlugin {
  if (!plugin.remote || !row?.hash || !row.manifest || row.pinned !== plugin.remote.hash) return plugin
  return remotePlugin(row.manifest, { hash: row.hash }) as AnyPlugin
}

/** The names of plugins, and of all that they need. */
function neededBy(all: readonly AnyPlugin[], plugins: readonly AnyPlugin[]): ReadonlySet<string> {
  const byName = new Map(all.map(plugin => [plugin.contract.name, plugin]))
  const names = new Set<string>()
  const visit = (plugin: AnyPlugin): void => {
    if (names.has(plugin.contract.name)) return
    names.add(plugin.contract.name)
    for (const need of plugin.needs) {
      const needed = byName.get(need.name)
      if (needed) visit(needed)
    }
  }
  for (const plugin of plugins) visit(plugin)
  return names
}
