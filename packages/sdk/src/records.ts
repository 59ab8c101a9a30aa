import type { AnyEntity, Row, Where } from './entity.ts'

/** What `saved` and `deleted` carry: names of fields, never values, so that no copy of a person travels. */
export interface RecordEvent {
  readonly entity: string
  readonly id: string
  readonly version: number
  readonly verb: 'create' | 'update' | 'delete' | 'restore'
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

/** One entry of a record's history. */
export interface HistoryEntry {
  readonly version: number
  readonly verb: string
  readonly at: string
  readonly actor: string | null
  readonly plugin: string
  /** field -> [before, after]; empty for a creation. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}
