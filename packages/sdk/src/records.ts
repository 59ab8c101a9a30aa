import type { RecordRef } from './data.ts'
import type { AnyEntity, Row, Where } from './entity.ts'

/** What can be done to a record. A merge relinks what pointed at the loser; a person's words are erased. */
export type RecordVerb = 'create' | 'update' | 'delete' | 'restore' | 'relink' | 'erase'

/** What `saved` and `deleted` carry: names of fields, never values, so that no copy of a person travels. */
export interface RecordEvent {
  readonly entity: string
  readonly id: string
  readonly version: number
  readonly verb: RecordVerb
  readonly fields: readonly string[]
}

/** One name of a field, ascending; with a leading minus, descending. */
export type Sort = string

export interface ListInput<E extends AnyEntity> {
  readonly where?: Where<E['fields']>
  /** Default `-createdAt`; the id breaks ties. */
  readonly sort?: readonly Sort[]
  /** 1 to 200. Default 50. */
  readonly limit?: number
  /** The `next` of the page before. Of `after`, `before`, `end` and `at` one may be given; none is the first page. */
  readonly after?: string
  /** The `previous` of the page behind. */
  readonly before?: string
  /** The last page. */
  readonly end?: boolean
  /**
   * The page whose first row is the first at or behind this value of the first sort field: a letter, a day, a number. Where
   * there is none, the last page.
   */
  readonly at?: string | number
  /** Names of refs whose labels to answer beside the rows. */
  readonly with?: readonly string[]
}

export interface Page<E extends AnyEntity> {
  readonly rows: readonly Row<E>[]
  /** Give it as `after` for the page behind this one; absent on the last. */
  readonly next?: string
  /** Give it as `before` for the page before this one; absent on the first. */
  readonly previous?: string
  /** id -> label of the visible records that the refs named in `with` point at. */
  readonly labels?: Readonly<Record<string, string>>
  /** What will make this list slow as it grows; only where there is more than this page. */
  readonly hints?: readonly ListHint[]
}

/** `KITH_SORT_SLOW`: no index serves a sort by this field; a saved view gets one. */
export interface ListHint {
  readonly code: 'KITH_SORT_SLOW'
  readonly field: string
}

/** Exact up to 1,000; beyond it `capped` is true and `count` is 1,000. */
export interface Count {
  readonly count: number
  readonly capped: boolean
}

/** Records that have the same values, how many they are, and what fields of theirs come to. */
export interface Group {
  /** Of a field with cuts: the greatest cut that its value has reached, null where it has none or reached none. */
  readonly values: Readonly<Record<string, unknown>>
  readonly count: number
  /** Of the fields that were asked for. */
  readonly sums: Readonly<Record<string, Sum>>
  /** Of the measures that were asked for, by their names. */
  readonly measures?: Readonly<Record<string, Sum & { readonly count: number }>>
}

/** Money in minor units of the organisation's currency; `missing` is how many amounts had no rate. */
export interface Sum {
  readonly sum: number
  readonly missing: number
}

/** Tells records apart by how far a value has come: ages, sizes, months that begin by somebody's clock (ADR 0050). */
export interface Cuts<Field extends string = string> {
  readonly field: Field
  /** 1 to 400, ascending, in the kind of the field: instants, days, numbers. */
  readonly cuts: readonly (string | number)[]
}

/** One number of each group: how many records a condition holds for, or what a field of these comes to (ADR 0050). */
export interface Measure<Condition = unknown, Field extends string = string> {
  readonly where?: Condition
  readonly sum?: Field
}

/** What chains of links that begin at one record reach. */
export interface Reached extends Group {
  /** The id of the record that they begin at. */
  readonly from: string
}

export interface HistoryInput {
  readonly id: string
  /** Only changes of this field. */
  readonly field?: string | undefined
  /** 1 to 200. Default 50. */
  readonly limit?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** A record's changes, latest first. A page may be shorter than asked: what may not be seen is left out. */
export interface HistoryPage {
  readonly rows: readonly HistoryEntry[]
  readonly next?: string
}

/** One entry of a record's history. Fields that the reader may not read are not in it. */
export interface HistoryEntry {
  readonly id: string
  /** What was committed as one has one change. */
  readonly change: string
  /** The merge, import or other batch that it was part of. */
  readonly partOf: RecordRef | null
  readonly version: number
  readonly verb: string
  readonly at: string
  readonly actor: string | null
  readonly plugin: string
  /** field -> [before, after]; empty for a creation. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}
