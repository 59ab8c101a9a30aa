import { KithError } from '@kith/sdk'
import type { Manifest } from '@kith/sdk/remote'
import type { Model } from '../model/model.ts'

/** Throws `KITH_POLICY` where branches follow refs from an entity back to itself: nobody could say where that ends. */
export function checkViaCycles(models: ReadonlyMap<string, Model>, manifests: readonly Manifest[]): void {
  const next = new Map<string, string[]>()
  for (const { entity, branches } of manifests.flatMap(manifest => manifest.policies)) {
    for (const { via } of branches) {
      const target = via === undefined ? undefined : models.get(entity)?.fields.get(via)?.field.options.entity
      if (target !== undefined) next.set(entity, [...(next.get(entity) ?? []), String(target)])
    }
  }
  const walk = (entity: string, path: readonly string[]): void => {
    if (path.includes(entity)) {
      const cycle = [...path.slice(path.indexOf(entity)), entity]
      throw new KithError('KITH_POLICY', `Policies go in a circle by \`via\`: ${cycle.join(', ')}.`, { cycle })
    }
    for (const target of next.get(entity) ?? []) walk(target, [...path, entity])
  }
  for (const entity of next.keys()) walk(entity, [])
}
