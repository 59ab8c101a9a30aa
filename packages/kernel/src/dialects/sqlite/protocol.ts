import type { SqlValue } from '../dialect.ts'

/**
 * What the answering thread and its workers say to each other. Flat arrays: structured clone takes a third of the time
 * that objects with names take. A worker is told to Open, then Calls, then 'close', which it answers by 'closed': so as
 * often as it is wanted again. Null: end.
 */

/**
 * Programs to run. `sql` are the statements new to this worker, numbered on from what it was sent before, from 0 after
 * a `reset`. `codes` has per program its number of steps, then per step: statement, flags, number of parameters.
 * `values` are all parameters in order.
 */
export interface Calls {
  readonly reset: boolean
  readonly sql: readonly string[]
  readonly codes: Int32Array<ArrayBuffer>
  readonly values: readonly SqlValue[]
}

/** Flags of a step: what it expects in the low bits, and whether its rows go back. */
export const EXPECT_ROW = 1
export const EXPECT_NONE = 2
export const EXPECT_CHANGED = 3
export const EXPECT_MASK = 3
export const RETURNS = 4

/** The column names once, then the values row by row. */
export type Packed = readonly [columns: readonly string[], values: readonly SqlValue[]]

/** Why one program was refused. */
export interface Refusal {
  readonly step: number
  readonly reason: 'expect' | 'unique' | 'constraint' | 'error'
  readonly message: string
  readonly columns?: string[]
}

/** Of one program: 0 when done with no rows to return, the rows of its returning steps, or why it was refused. */
export type Result = 0 | Packed[] | Refusal

/** Why the database could not do it: a KithError in pieces. */
export interface Fault {
  readonly fault: string
  readonly message: string
}

/** The writer answers once a message, in order. */
export type WriterAnswer = Result[] | Fault
/** A reader's answers to several programs, each with the number of programs that it was sent before, of all messages. */
export type ReaderAnswers = readonly (readonly [number: number, answer: Packed | Fault])[]
/**
 * What a reader and its owner share while it is busy. The owner's: reads numbered below BELOW are not begun any more,
 * but for KEEP, which it may have begun and which is set first. The reader's: AT is the read that it has come to.
 */
export const KEEP = 0
export const BELOW = 1
export const AT = 2

/** What the connection is to be opened with. */
export interface Open<Options> {
  readonly open: Options
}

/** A worker's first message. */
export type Greeting = 'ready' | Fault
/** Its last, until it is to open another. */
export type Closed = 'closed'

export function isFault(answer: unknown): answer is Fault {
  return typeof answer === 'object' && answer !== null && 'fault' in answer
}
