import type { AnyPlugin, Config } from '@kith/sdk'
import { type Manifest, manifestOf } from '@kith/sdk/remote'
import { assemble } from '../boot/assemble.ts'
import { planMigrations } from '../boot/plan-migrations.ts'
import { tablesWanted } from '../boot/prepare-database.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { joinPlugins } from '../plugins/join-plugins.ts'
import { missingTables } from '../schema/ensure.ts'
import { type Governed, govern } from './govern.ts'
import type { ModuleRows } from './rows.ts'
import { subscribersOf } from './subscribers.ts'

/** The modules as this start made them, and as another one would. */
export interface Modules {
  /** As this server started. */
  readonly now: Governed
  /** Of what is off: their deliveries wait until it is on again. */
  readonly waiting: readonly string[]
  /** By name what the configuration pins of modules of other processes. */
  readonly pins: ReadonlyMap<string, string>
  /** As the next start would have them. */
  next(rows: ModuleRows): Governed
  /** Throws what a start would throw. */
  check(next: Governed): Promise<void>
  /** Manifests with what the modules do because of each other, the kernel's first. */
  manifests(plugins: readonly AnyPlugin[]): readonly Manifest[]
}

export interface ModulesOptions {
  readonly dialect: Dialect
  readonly config: Config
  readonly kernelPlugin: AnyPlugin
  readonly now: Governed
}

export function createModules({ dialect, config, kernelPlugin, now }: ModulesOptions): Modules {
  const manifests = (plugins: readonly AnyPlugin[]) => [kernelPlugin, ...joinPlugins(plugins)].map(manifestOf)
  return {
    now,
    waiting: now.off.size === 0 ? [] : subscribersBeyond(manifests(now.trusted), manifests(now.running)),
    pins: new Map(config.plugins.flatMap(({ contract, remote }) => (remote ? [[contract.name, remote.hash]] : []))),
    manifests,
    next: rows => govern(config.plugins, rows),
    async check({ running, off }) {
      const { models, plugins } = assemble(kernelPlugin, running, { settings: config.settings, off })
      for (const { contract } of running.filter(({ remote }) => remote)) {
        for (const operation of Object.values(contract.operations)) void [operation.input, operation.output]
      }
      await missingTables(dialect, tablesWanted(dialect, models))
      await planMigrations(dialect, plugins)
    },
  }
}

function subscribersBeyond(all: readonly Manifest[], some: readonly Manifest[]): readonly string[] {
  const heard = new Set(some.flatMap(subscribersOf))
  return all.flatMap(subscribersOf).filter(name => !heard.has(name))
}
