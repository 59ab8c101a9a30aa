import { type AnyPlugin, type Config, entitiesOf, KithError } from '@kith/sdk'
import { pathOf } from '@kith/sdk/remote'
import { checkPolicy } from '../data/where.ts'
import { collectTaps, type Taps } from '../hooks/taps.ts'
import { extensionsOf } from '../model/extensions.ts'
import { createModel, type Model } from '../model/model.ts'
import { checkCollisions, orderPlugins } from '../plugins/graph.ts'
import type { PluginHost } from '../plugins/host.ts'
import { joinPlugins } from '../plugins/join-plugins.ts'
import { localHost } from '../plugins/local-host.ts'
import { checkViaCycles } from '../rights/via-cycles.ts'
import type { PluginSettings } from '../settings/live-settings.ts'
import { checkSettingNames, settingsOf } from './settings.ts'

/** Plugins that go together. */
export interface Assembled {
  /** The kernel first, then in order of dependency. */
  readonly plugins: readonly AnyPlugin[]
  readonly models: Map<string, Model>
  /** One for each plugin, in their order. */
  readonly hosts: readonly PluginHost[]
  readonly taps: Taps
  readonly settings: Map<string, PluginSettings>
}

/** Whatever is wrong with plugins, before a database is asked: throws its coded error. `off` are modules that have settings and are not there. */
export function assemble(
  kernel: AnyPlugin,
  given: readonly AnyPlugin[],
  { settings = {}, off }: { readonly settings: Config['settings']; readonly off: ReadonlySet<string> },
): Assembled {
  const plugins = [kernel, ...orderPlugins(joinPlugins(given))]
  checkCollisions(plugins)
  const models = createModels(plugins)
  const hosts = plugins.map(localHost)
  const manifests = hosts.map(host => host.manifest)
  const taps = collectTaps(hosts)
  for (const { entity, branches } of manifests.flatMap(manifest => manifest.policies))
    for (const branch of branches) checkPolicy(models, entity, branch)
  checkViaCycles(models, manifests)
  checkSettingNames(settings, new Set([...plugins.map(plugin => plugin.contract.name), ...off]))
  return { plugins, models, hosts, taps, settings: createSettings(plugins, settings) }
}

function createModels(plugins: readonly AnyPlugin[]): Map<string, Model> {
  const models = new Map<string, Model>()
  const extensions = extensionsOf(plugins)
  for (const { contract } of plugins) {
    for (const entity of entitiesOf(contract)) {
      const added = extensions.get(entity.name) ?? []
      models.set(entity.name, createModel({ entity, plugin: contract.name, path: pathOf(contract, entity), added }))
    }
  }
  for (const model of models.values()) {
    for (const field of model.fields.values()) {
      const target = field.field.options.entity
      if (target !== undefined && !models.has(String(target))) {
        throw new KithError(
          'KITH_REF',
          `${model.name}.${field.name} points at ${String(target)}, which no plugin of this app has.`,
          { entity: model.name, field: field.name },
        )
      }
    }
  }
  return models
}

function createSettings(
  plugins: readonly AnyPlugin[],
  given: NonNullable<Config['settings']>,
): Map<string, PluginSettings> {
  return new Map(
    plugins.map(({ contract }): [string, PluginSettings] => {
      const configured = settingsOf(contract, given[contract.name])
      return [contract.name, { contract, given: given[contract.name] ?? {}, configured, values: configured }]
    }),
  )
}
