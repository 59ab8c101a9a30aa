import { type AnyPlugin, entitiesOf, type Fields, KithError } from '@kith/sdk'
import { columnName } from './columns.ts'
import { type AddedField, checkFieldName } from './model.ts'

/**
 * The fields that plugins add to others' entities, by the entity's name. Throws `KITH_EXTENSION` where the entity is not
 * there, is the plugin's own, or belongs to one that it does not depend on; `KITH_FIELD` for a name that cannot be.
 */
export function extensionsOf(plugins: readonly AnyPlugin[]): ReadonlyMap<string, readonly AddedField[]> {
  const ownerOf = new Map(plugins.flatMap(({ contract }) => entitiesOf(contract).map(e => [e.name, contract.name])))
  const added = new Map<string, AddedField[]>()
  for (const { contract, needs } of plugins) {
    for (const { entity, fields } of Object.values(contract.extensions)) {
      const owner = ownerOf.get(entity.name)
      const refuse = (why: string) =>
        new KithError('KITH_EXTENSION', `The plugin ${contract.name} adds fields to ${entity.name}, ${why}`, {
          plugin: contract.name,
          entity: entity.name,
        })
      if (owner === undefined) throw refuse('which no plugin of this app has.')
      if (owner === contract.name) throw refuse('which is its own: put them into the entity.')
      if (owner !== 'kernel' && !needs.some(need => need.name === owner))
        throw refuse(`and does not depend on ${owner}: add its contract to \`dependsOn\`.`)
      added.set(entity.name, [...(added.get(entity.name) ?? []), ...addedBy(contract.name, entity.name, fields)])
    }
  }
  return added
}

function addedBy(plugin: string, entity: string, fields: Fields): AddedField[] {
  return Object.entries(fields).map(([key, field]) => {
    checkFieldName(entity, key)
    return {
      name: `ext.${plugin}.${key}`,
      column: `${plugin.replaceAll('-', '_')}_${columnName(key)}`,
      plugin,
      field,
    }
  })
}
