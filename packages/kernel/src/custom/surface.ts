import type { Manifest, ManifestEntity } from '@kith/sdk/remote'
import type { Model } from '../model/model.ts'

/** The plugins' manifests with the fields that others added to their entities, by the names that conditions use. */
export function withAdded(manifests: readonly Manifest[], models: ReadonlyMap<string, Model>): readonly Manifest[] {
  return manifests.map(manifest =>
    manifest.entities.some(entity => models.get(entity.name)?.added.length)
      ? { ...manifest, entities: manifest.entities.map(entity => withFields(entity, models.get(entity.name))) }
      : manifest,
  )
}

function withFields(entity: ManifestEntity, model: Model | undefined): ManifestEntity {
  if (!model || model.added.length === 0) return entity
  const added = model.added.map(({ name, field }) => [name, { kind: field.kind, options: field.options }])
  return { ...entity, fields: { ...entity.fields, ...JSON.parse(JSON.stringify(Object.fromEntries(added))) } }
}
