import type { AppManifest } from '@kith/client'

/** A module, and all that a key can be let do in it. */
export interface ScopeGroup {
  readonly plugin: string
  readonly operations: readonly string[]
}

/** What answers for every kind of record. */
const everyday = ['list', 'get', 'count', 'create', 'update', 'delete', 'restore', 'history']

/** By module, what people work in first and what Kith itself answers last. */
export function scopeGroups({ manifests }: AppManifest): readonly ScopeGroup[] {
  const groups = manifests.map(({ name, entities, operations }) => ({
    plugin: name,
    operations: [
      ...entities.flatMap(({ path }) => everyday.map(verb => `${path}.${verb}`)),
      ...Object.entries(operations).flatMap(([verb, operation]) =>
        'internal' in operation && operation.internal === true ? [] : [`${name}.${verb}`],
      ),
    ],
  }))
  return groups
    .filter(({ operations }) => operations.length > 0)
    .sort((a, b) => Number(a.plugin === 'kernel') - Number(b.plugin === 'kernel'))
}

/** The scopes without those that another of them covers already. */
export function fewest(scopes: Iterable<string>): readonly string[] {
  const all = new Set(scopes)
  if (all.has('*')) return ['*']
  const wide = [...all].filter(scope => scope.endsWith('.*'))
  return [...all].filter(scope => !wide.some(one => one !== scope && scope.startsWith(one.slice(0, -1))))
}
