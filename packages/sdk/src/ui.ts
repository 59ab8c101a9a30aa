import type { Condition } from '@kith/rules'
import type { AnyEntity } from './entity.ts'

/**
 * What a plugin shows in the application, as plain data. The code behind it is loaded when a place that names it is
 * drawn: `module` is what the plugin's package exports for it ('@kith/plugin-leads/ui'), a module with
 * `elements: { [tag]: () => Promise<unknown> }` (docs/plugins/ui.md, ADR 0029).
 */
export type Ui = Present | Panel | UiPage | Action | Card

/** How the records of an entity stand in navigation, lists and boards. Without it they are shown by their fields. */
export interface Present {
  readonly part: 'present'
  readonly entity: string
  /** A name of the application's icons. */
  readonly icon?: string
  /** What it stands under in the navigation; its text is `nav.<group>`. `null`: it is not in the navigation. */
  readonly group?: string | null
  /** Its place in the navigation: smaller stands higher. What has none comes behind what has one. */
  readonly position?: number
  /** The fields of a list, from left to right; what names a record comes first by itself. */
  readonly columns?: readonly string[]
  /** The field beside the name. */
  readonly beside?: string
  /** The choice whose values are the columns of a board, or the ref whose records are (docs/adr/0047). */
  readonly board?: string
  /** The number or amount that a board adds up. */
  readonly sum?: string
  /** The page of the plugin where new ones are made, for what a plain form cannot ask. */
  readonly create?: string
}

/** Where a panel of a record stands: over the columns, between fields and timeline, at the side, or in a list's peek. */
export type UiSlot = 'top' | 'main' | 'side' | 'peek'

interface Element {
  /** The custom element's name, with the plugin's first: 'kith-leads-origin'. */
  readonly element: string
  readonly module: string
}

/** Whose records a part is for. */
interface ForRecords {
  /** An entity's name; `*` is every entity whose records stand in the navigation (docs/adr/0035). */
  readonly entity: string
  /** Of `*`: entities that it is not for. */
  readonly except?: readonly string[]
}

/** A part of a record's page. The element has the property `place`. */
export interface Panel extends Element, ForRecords {
  readonly part: 'panel'
  readonly slot: UiSlot
  /** A permission: who has it not is not shown it. */
  readonly needs?: string
  /** Shown only on records for which this holds. */
  readonly when?: Condition
}

/** A page of its own, at `#/<plugin>/-/<path>`. Its title is the text `<plugin>.page.<path>`. */
export interface UiPage extends Element {
  readonly part: 'page'
  /** The name of a plugin that says the same better: where that one is there, this page is not (docs/adr/0055). */
  readonly unless?: string
  readonly path: string
  readonly icon?: string
  /** What it stands under in the navigation. Absent: it is reached by links. */
  readonly group?: string
  readonly needs?: string
}

/**
 * Something to do with a record, or with those that are selected. Its text is `<plugin>.action.<id>`; it runs an
 * operation with `{ id }`, opens an element in a dialog, or leads to a page of the plugin: `#/<plugin>/-/<page>/<id>`.
 */
export interface Action extends ForRecords {
  readonly part: 'action'
  readonly id: string
  /** `record` is on its page and in the peek, `bulk` for those that are selected in a list, `row` in a list's line. */
  readonly on: readonly ('record' | 'bulk' | 'row')[]
  readonly run: { readonly operation: string } | { readonly page: string } | Element
  /** `row`: the field in whose empty place it stands. */
  readonly field?: string
  /** The one thing to do next on a record for which it is offered. */
  readonly primary?: boolean
  /** A single key, lower case. */
  readonly key?: string
  /**
   * Of an operation: it does more than change the record, and cannot be taken back by setting that as it was
   * (`kernel.takeBack`). Who runs it is told so, instead of being offered to undo it.
   */
  readonly final?: boolean
  readonly needs?: string
  readonly when?: Condition
}

/** A card of the day's page. Its title is the text `<plugin>.card.<id>`. */
export interface Card extends Element {
  readonly part: 'card'
  readonly id: string
  readonly needs?: string
}

type Of<T, Key extends keyof T = never> = Omit<T, 'part' | Key>

export function present(entity: AnyEntity, options: Of<Present, 'entity'>): Present {
  return { part: 'present', entity: entity.name, ...options }
}

/** How a part says whose records it is for: of one entity, or of every one but these. */
type WhoseRecords =
  | { readonly entity: AnyEntity; readonly except?: never }
  | { readonly entity: '*'; readonly except?: readonly AnyEntity[] }

export function panel({ entity, except, ...options }: Of<Panel, 'entity' | 'except'> & WhoseRecords): Panel {
  return { part: 'panel', ...forRecords(entity, except), ...options }
}

export function page(options: Of<UiPage>): UiPage {
  return { part: 'page', ...options }
}

export function action({ entity, except, ...options }: Of<Action, 'entity' | 'except'> & WhoseRecords): Action {
  return { part: 'action', ...forRecords(entity, except), ...options }
}

export function card(options: Of<Card>): Card {
  return { part: 'card', ...options }
}

function forRecords(entity: AnyEntity | '*', except: readonly AnyEntity[] | undefined): ForRecords {
  if (entity !== '*') return { entity: entity.name }
  return except ? { entity, except: except.map(one => one.name) } : { entity }
}
