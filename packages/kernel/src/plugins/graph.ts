import { type AnyContract, type AnyPlugin, entitiesOf, KithError } from '@kith/sdk'
import { tableName } from '../model/model.ts'

/**
 * The plugins in order of dependency; where that leaves a choice, in the order given. Throws `KITH_PLUGIN_TWICE`,
 * `KITH_PLUGIN_MISSING`, `KITH_PLUGIN_VERSION`, `KITH_PLUGIN_CYCLE`, each naming who and what to do.
 */
export function orderPlugins(plugins: readonly AnyPlugin[]): readonly AnyPlugin[] {
  const byName = new Map<string, AnyPlugin>()
  for (const plugin of plugins) {
    const { name } = plugin.contract
    if (byName.has(name))
      throw new KithError('KITH_PLUGIN_TWICE', `The plugin ${name} stands twice in the configuration: take one out.`, {
        plugin: name,
      })
    byName.set(name, plugin)
  }
  const ordered: AnyPlugin[] = []
  const done = new Set<string>()
  const visit = (plugin: AnyPlugin, trail: readonly string[]): void => {
    const { name } = plugin.contract
    if (done.has(name)) return
    if (trail.includes(name)) {
      const cycle = [...trail.slice(trail.indexOf(name)), name]
      throw new KithError(
        'KITH_PLUGIN_CYCLE',
        `Plugins need each other in a circle: ${cycle.join(' -> ')}. Let one of them listen to an event instead.`,
        { cycle },
      )
    }
    for (const need of plugin.needs) visit(required(byName, plugin, need), [...trail, name])
    done.add(name)
    ordered.push(plugin)
  }
  for (const plugin of plugins) visit(plugin, [])
  return ordered
}

interface Need {
  readonly name: string
  readonly version: string
}

function required(byName: ReadonlyMap<string, AnyPlugin>, plugin: AnyPlugin, need: Need): AnyPlugin {
  const found = byName.get(need.name)
  const { name } = plugin.contract
  if (!found) {
    throw new KithError(
      'KITH_PLUGIN_MISSING',
      `The plugin ${name} needs ${need.name}, which is not in the configuration: add ${need.name} to \`plugins\` in kith.config.ts, or take ${name} out.`,
      { plugin: name, missing: need.name },
    )
  }
  if (!compatible(found.contract.version, need.version)) {
    throw new KithError(
      'KITH_PLUGIN_VERSION',
      `The plugin ${name} was built against ${need.name} ${need.version}, and ${found.contract.version} is installed: install versions that go together.`,
      { plugin: name, needs: need, installed: found.contract.version },
    )
  }
  return found
}

/** As a caret range: the same major version and not older; below 1.0 the same minor version. */
function compatible(installed: string, needed: string): boolean {
  const [a, b] = [parse(installed), parse(needed)]
  if (a[0] !== b[0]) return false
  if (a[0] === 0) return a[1] === b[1] && a[2] >= b[2]
  return a[1] > b[1] || (a[1] === b[1] && a[2] >= b[2])
}

function parse(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number)
  return [major, minor, patch]
}

/** Names must be one plugin's only. Throws `KITH_COLLISION` naming both. */
export function checkCollisions(plugins: readonly AnyPlugin[]): void {
  const owners = new Map<string, string>()
  const claim = (what: string, contract: AnyContract) => {
    const other = owners.get(what)
    if (other !== undefined) {
      throw new KithError(
        'KITH_COLLISION',
        `${what} is claimed by ${other === contract.name ? 'two parts' : 'the plugins'} ${other} and ${contract.name}: rename one.`,
        {
          what,
          plugins: [other, contract.name],
        },
      )
    }
    owners.set(what, contract.name)
  }
  for (const { contract, parts } of plugins) {
    for (const entity of entitiesOf(contract)) {
      if (!entity.name.startsWith(`${contract.name}.`)) {
        throw new KithError(
          'KITH_COLLISION',
          `The entity ${entity.name} of the plugin ${contract.name} must be named ${contract.name}.….`,
          { what: entity.name },
        )
      }
      claim(`the table ${tableName(entity.name)}`, contract)
    }
    for (const hook of Object.values(contract.hooks)) claim(`the hook ${hook.name}`, contract)
    for (const tap of parts.taps) claim(`the tap ${tap.id}`, contract)
    for (const part of parts.ui)
      if (part.part === 'action' || part.part === 'card')
        claim(`the ${part.part} ${contract.name}.${part.id}`, contract)
    for (const job of parts.jobs) claim(`the job ${job.name}`, contract)
    for (const route of parts.routes) claim(`the route ${route.method} ${route.path}`, contract)
    for (const permission of Object.keys(contract.permissions)) claim(`the permission ${permission}`, contract)
  }
}
