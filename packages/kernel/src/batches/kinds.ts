import type { Actor, Json } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import type { Kernel } from '../kernel.ts'

/** One slice of a batch at work. */
export interface BatchRun {
  readonly kernel: Kernel
  /** Who asked for the batch, with his rights of this moment. */
  readonly actor: Actor
  readonly batch: string
}

/** Where a batch stands. */
export interface Checkpoint<State> {
  readonly state: State
  readonly progress: number
  readonly total?: number | null
}

/** What a slice came to. */
export interface Slice<State> extends Checkpoint<State> {
  readonly done: boolean
  readonly result?: Json
}

/**
 * How one kind of long work is done. A slice takes some 10 to 20 ms of this thread: while it works, nobody is answered.
 */
export interface BatchKind<State = unknown> {
  /**
   * Fills `draft` with the writes of one slice, which are committed with the checkpoint that it answers. Run again from
   * the same state after a conflict, and in another process after a crash: what it does outside the draft must bear that.
   */
  slice(run: BatchRun, state: State, draft: Draft): Promise<Slice<State>>
  /**
   * Where to go on after the commit of a slice was refused: smaller, or past what was refused. `undefined`: the batch
   * fails. Failures that pass (a database that is busy) are not asked about: the slice is tried again.
   */
  refused?(run: BatchRun, at: Checkpoint<State>, error: unknown, draft: Draft): Promise<Checkpoint<State> | undefined>
}

export type BatchKinds = Readonly<Record<string, BatchKind>>
