import type { Manifest } from '@kith/sdk/remote'
import { subscribersOf } from './subscribers.ts'

/** What modules offer together, by names. */
export interface Surface {
  readonly entities: ReadonlySet<string>
  /** Of others' records: `entity.ext.plugin.field`. */
  readonly fields: ReadonlySet<string>
  readonly operations: ReadonlySet<string>
  readonly routes: ReadonlySet<string>
  readonly pages: ReadonlySet<string>
  /** `hook (tap)` */
  readonly taps: ReadonlySet<string>
  readonly jobs: ReadonlySet<string>
  /** `role: permission` */
  readonly grants: ReadonlySet<string>
  readonly subscribers: ReadonlySet<string>
}

export function surfaceOf(manifests: readonly Manifest[]): Surface {
  const all = (names: (manifest: Manifest) => readonly string[]) => new Set(manifests.flatMap(names))
  return {
    entities: all(({ entities }) => entities.map(entity => entity.name)),
    fields: all(({ name, extensions }) =>
      extensions.flatMap(({ entity, fields }) => Object.keys(fields).map(field => `${entity}.ext.${name}.${field}`)),
    ),
    operations: all(({ name, operations }) =>
      Object.entries(operations).flatMap(([key, { internal }]) => (internal ? [] : [`${name}.${key}`])),
    ),
    routes: all(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)),
    pages: all(({ name, ui }) => ui.flatMap(one => (one.part === 'page' ? [`${name}/${one.path}`] : []))),
    taps: all(({ taps }) => taps.map(({ id, hook }) => `${hook} (${id})`)),
    jobs: all(({ jobs }) => jobs.map(job => job.name)),
    grants: all(({ grants }) =>
      Object.entries(grants).flatMap(([role, permissions]) => permissions.map(one => `${role}: ${one}`)),
    ),
    subscribers: all(subscribersOf),
  }
}

/** What of `a` is not in `b`. */
export function beyond(a: Surface, b: Surface): Readonly<Record<keyof Surface, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(a).map(([key, names]: [string, ReadonlySet<string>]) => [
      key,
      [...names].filter(name => !b[key as keyof Surface].has(name)).sort(),
    ]),
  ) as Record<keyof Surface, string[]>
}
