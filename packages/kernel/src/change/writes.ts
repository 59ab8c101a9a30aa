import type { Condition, RecordVerb } from '@kith/sdk'
import type { Model, RecordValues } from '../model/model.ts'

/** In whose name a write stands: `null` is the actor himself, else the plugin that added it on his behalf. */
export type Author = string | null

/** One record of a change. Several writes to the same record in one change are one. */
export interface RecordWrite {
  readonly model: Model
  readonly id: string
  readonly verb: RecordVerb
  readonly authors: Set<Author>
  /** The fields that the actor himself asked for: those that his rights are about. */
  readonly asked: Set<string>
  /** Checked values of the fields that the change sets. */
  readonly set: RecordValues
  readonly increments: Record<string, number>
  /** Of a new record that came about before now: when. */
  readonly createdAt?: string
  /** Of a deletion: the row itself goes, with its history. */
  readonly forGood?: true
  /** A merge has passed on what points at it. */
  passedOn?: boolean
  /** The version that the caller saw. */
  seen?: number
  /** The row as it stands, read when the change is prepared. */
  before?: RecordValues
}

export interface LinkWrite {
  readonly from: { readonly entity: string; readonly id: string }
  readonly kind: string
  readonly to: { readonly entity: string; readonly id: string }
}

/** Something that a subscriber must get after the commit. */
export interface DeliveryWrite {
  /** The event's name: every subscriber of it gets one; or a job, for that alone. */
  readonly event?: string
  readonly job?: string
  readonly record: string
  readonly payload: unknown
  readonly at?: Date
}

export interface Expectation {
  readonly model: Model
  readonly id: string
  readonly version: number
}

export interface NoneExpectation {
  readonly model: Model
  readonly where: Condition
}
