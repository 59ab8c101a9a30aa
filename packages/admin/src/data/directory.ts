import type { PluginManifest } from '@kith/client'
import type { Condition } from '@kith/rules'
import type { Action, Card, Panel, Present, UiPage } from '@kith/sdk'

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
  readonly unique?: boolean
  /** Most characters of a text, the greatest number. */
  readonly max?: number
  readonly min?: number
  readonly default?: unknown
  /** Of a choice, its codes. */
  readonly values?: readonly string[]
  /** Of a choice, those that come one after another. */
  readonly steps?: readonly string[]
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
  /** How its plugin wants it shown. */
  readonly shown: Shown
  /** Whether its records are about a person, who may have all that is held on him exported or erased. */
  readonly isPerson?: boolean
}

/** How an entity stands in navigation, lists and boards, as far as its plugin says. */
export type Shown = Partial<
  Pick<Present, 'icon' | 'group' | 'position' | 'columns' | 'beside' | 'board' | 'sum' | 'create'>
>

/** A part of a screen, and whose it is. */
export type Of<T> = T & { readonly plugin: string }

/** What stands under one heading of the navigation, in the order of the plugins. */
export interface NavigationGroup {
  /** '' for what has no heading. */
  readonly name: string
  readonly entities: readonly EntityInfo[]
  readonly pages: readonly Of<UiPage>[]
}

/** What the app keeps records of, and what its plugins show beside them. */
export interface Directory {
  readonly groups: readonly NavigationGroup[]
  readonly panels: readonly Of<Panel>[]
  readonly actions: readonly Of<Action>[]
  readonly cards: readonly Of<Card>[]
  readonly pages: readonly Of<UiPage>[]
  /** The plugins' main entities, by their positions. A plugin that stands on others comes before them: it is what people work in. */
  readonly mains: readonly EntityInfo[]
  readonly all: readonly EntityInfo[]
  byName(name: string): EntityInfo | undefined
  byPath(path: string): EntityInfo | undefined
  /** Names of the entities that point at one: what comes of its records, in the same words. */
  pointingAt(name: string): readonly string[]
}

/** Of one that is read anew, what has not changed is the same as `before`. */
export function createDirectory(manifests: readonly PluginManifest[], before?: Directory): Directory {
  const parts = manifests.flatMap(({ name, ui }) => ui.map(part => ({ ...part, plugin: name })))
  const presents = new Map(parts.flatMap(part => (part.part === 'present' ? [[part.entity, part] as const] : [])))
  const known = manifests.flatMap(({ name, entities }) =>
    entities.map(entity => ({ plugin: name, entity: same(infoOf(entity, presents.get(entity.name)), before) })),
  )
  const entities = known.map(({ entity }) => entity)
  const inOrder = known.filter(({ plugin, entity }) => isMain(plugin, entity)).map(({ entity }) => entity)
  const mains = inOrder.toReversed().sort((a, b) => placeOf(a) - placeOf(b))
  const pages = parts.filter(part => part.part === 'page')
  return {
    groups: groupsOf(inOrder, mains, pages),
    panels: parts.filter(part => part.part === 'panel'),
    actions: parts.filter(part => part.part === 'action'),
    cards: parts.filter(part => part.part === 'card'),
    pages,
    mains,
    all: entities,
    byName: name => entities.find(entity => entity.name === name),
    byPath: path => entities.find(entity => entity.path === path),
    pointingAt: name =>
      entities
        .filter(({ fields }) => fields.some(({ kind, options }) => kind === 'ref' && options.entity === name))
        .map(entity => entity.name),
  }
}

/** Where its plugin wants it in the navigation; what does not say it comes behind what does. */
function placeOf({ shown }: EntityInfo): number {
  return shown.position ?? Number.MAX_SAFE_INTEGER
}

/** A plugin's main entity, and those that it gives a place. */
function isMain(plugin: string, { path, shown }: EntityInfo): boolean {
  return shown.group === undefined ? path === plugin : shown.group !== null
}

/** Under the headings that plugins name, in the order in which they come up; what names none comes last. */
function groupsOf(
  inOrder: readonly EntityInfo[],
  mains: readonly EntityInfo[],
  pages: readonly Of<UiPage>[],
): readonly NavigationGroup[] {
  const shown = pages.filter(({ group }) => group !== undefined)
  // What stands at the bottom of the plugins, and is in every app, gives the order.
  const names = new Set([
    ...inOrder.map(({ shown }) => shown.group ?? ''),
    ...shown.map(({ group }) => group as string),
  ])
  return [...names]
    .sort((a, b) => Number(a === '') - Number(b === ''))
    .map(name => ({
      name,
      entities: mains.filter(({ shown }) => (shown.group ?? '') === name),
      pages: shown.filter(({ group }) => group === name),
    }))
}

/** The one that was known, where it says the same: nothing that is drawn from it is drawn anew. */
function same(info: EntityInfo, before: Directory | undefined): EntityInfo {
  const known = before?.byName(info.name)
  const whole = (one: EntityInfo) => JSON.stringify({ ...one, indexed: [...one.indexed] })
  return known && whole(known) === whole(info) ? known : info
}

type ManifestEntity = PluginManifest['entities'][number] & {
  readonly indexes?: readonly (readonly string[])[]
  readonly person?: boolean
}

/** A document whose plugin says what it is has a kind of its own: a condition, or a list of records. */
function asShown({ kind, options }: ManifestEntity['fields'][string]): Omit<FieldInfo, 'name'> {
  const { condition, records } = options as { readonly condition?: string; readonly records?: string }
  if (condition !== undefined) return { kind: 'condition', options: { ...options, entity: condition } }
  return records === undefined ? { kind, options } : { kind: 'refs', options: { ...options, entity: records } }
}

function infoOf(
  { name, path, label, fields, indexes = [], person = false }: ManifestEntity,
  shown: Shown = {},
): EntityInfo {
  const infos = Object.entries(fields).map(([name, field]) => ({ name, ...asShown(field) }))
  const indexed = infos.filter(({ options }) => options.index).map(field => field.name)
  return {
    name,
    path,
    label,
    shown,
    fields: infos,
    indexed: new Set([...indexed, ...indexes.flat()]),
    isPerson: person,
  }
}
