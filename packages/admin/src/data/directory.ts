import type { PluginManifest } from '@kith/client'
import type { Condition } from '@kith/rules'

export interface FieldOptions {
  readonly required?: boolean
  readonly index?: boolean
  readonly search?: boolean
  readonly personal?: boolean
  readonly derived?: boolean
  readonly fixed?: boolean
  readonly multiline?: boolean
  /** Shown only where this condition over the record holds. */
  readonly when?: Condition
  /** Of a choice, its codes. */
  readonly values?: readonly string[]
  /** Of a ref, what it points at. */
  readonly entity?: string
}

export interface FieldInfo {
  readonly name: string
  readonly kind: string
  readonly options: FieldOptions
}

export interface EntityInfo {
  readonly name: string
  /** Where its everyday operations answer, and its pages stand: 'notes', 'notes.tags'. */
  readonly path: string
  /** The field that names a record to a person. */
  readonly label: string
  /** In the order in which they were declared. */
  readonly fields: readonly FieldInfo[]
  /** Fields that lists are filtered and sorted by. */
  readonly indexed: ReadonlySet<string>
}

/** What the app keeps records of. */
export interface Directory {
  /** The plugins' main entities. A plugin that stands on others comes before them: it is what people work in. */
  readonly mains: readonly EntityInfo[]
  byName(name: string): EntityInfo | undefined
  byPath(path: string): EntityInfo | undefined
  /** Names of the entities that point at one: what comes of its records, in the same words. */
  pointingAt(name: string): readonly string[]
}

export function createDirectory(manifests: readonly PluginManifest[]): Directory {
  const known = manifests.flatMap(({ name, entities }) =>
    entities.map(entity => ({ plugin: name, entity: infoOf(entity) })),
  )
  const entities = known.map(({ entity }) => entity)
  return {
    mains: known
      .filter(({ plugin, entity }) => entity.path === plugin)
      .map(({ entity }) => entity)
      .reverse(),
    byName: name => entities.find(entity => entity.name === name),
    byPath: path => entities.find(entity => entity.path === path),
    pointingAt: name =>
      entities
        .filter(({ fields }) => fields.some(({ kind, options }) => kind === 'ref' && options.entity === name))
        .map(entity => entity.name),
  }
}

type ManifestEntity = PluginManifest['entities'][number] & { readonly indexes?: readonly (readonly string[])[] }

function infoOf({ name, path, label, fields, indexes = [] }: ManifestEntity): EntityInfo {
  const infos = Object.entries(fields).map(([name, { kind, options }]) => ({ name, kind, options }) as FieldInfo)
  const indexed = infos.filter(({ options }) => options.index).map(field => field.name)
  return { name, path, label, fields: infos, indexed: new Set([...indexed, ...indexes.flat()]) }
}
