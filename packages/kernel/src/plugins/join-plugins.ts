import type { AnyPlugin, Join, Ui } from '@kith/sdk'

/**
 * The same plugins, each with what it does besides because of others that are there (docs/adr/0048): it needs those from
 * here on, so that version, order and circles are looked at as of every other dependency. Pages that another one makes
 * needless are not there (docs/adr/0055).
 */
export function joinPlugins(plugins: readonly AnyPlugin[]): readonly AnyPlugin[] {
  const names = new Set(plugins.map(({ contract }) => contract.name))
  const isNeedless = (one: Ui) => one.part === 'page' && one.unless !== undefined && names.has(one.unless)
  return plugins
    .map(plugin => lacking(plugin, isNeedless))
    .map(plugin => {
      const joins = plugin.joins.filter(({ with: other }) => names.has(other.name))
      return joins.length === 0 ? plugin : joined(plugin, joins)
    })
}

function lacking(plugin: AnyPlugin, isNeedless: (one: Ui) => boolean): AnyPlugin {
  const { parts } = plugin
  return parts.ui.some(isNeedless)
    ? { ...plugin, parts: { ...parts, ui: parts.ui.filter(one => !isNeedless(one)) } }
    : plugin
}

function joined(plugin: AnyPlugin, joins: readonly Join[]): AnyPlugin {
  const { needs, parts } = plugin
  return {
    ...plugin,
    needs: [...needs, ...joins.map(({ with: other }) => other)],
    parts: {
      ...parts,
      writes: allWrites([parts, ...joins]),
      taps: [...parts.taps, ...joins.flatMap(({ taps }) => taps)],
      ui: [...parts.ui, ...joins.flatMap(({ ui }) => ui)],
    },
  }
}

function allWrites(parts: readonly Pick<Join, 'writes'>[]): Join['writes'] {
  const all: Record<string, Join['writes'][string]> = {}
  for (const { writes } of parts)
    for (const [entity, verbs] of Object.entries(writes)) all[entity] = [...new Set([...(all[entity] ?? []), ...verbs])]
  return all
}
