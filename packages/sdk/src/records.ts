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
  /** The `next` of the page before. */
  readonly after?: string
  /** Names of refs whose labels to answer beside the rows. */
  readonly with?: readonly string[]
}

export interface Page<E extends AnyEntity> {
  readonly rows: readonly Row<E>[]
  /** Give it as `after` for the page behind this one; absent on the last. */
  readonly next?: string
  /** id -> label of the visible records that the refs named in `with` point at. */
  readonly labels?: Readonly<Record<string, string>>
}

/** Exact up to 1,000; beyond it `capped` is true and `count` is 1,000. */
export interface Count {
  readonly count: number
  readonly capped: boolean
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
