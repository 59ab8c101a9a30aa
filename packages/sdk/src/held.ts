import type { Problem } from './errors.ts'

/** A mutation that a person must decide first: nothing was written but the question. */
export interface Held {
  readonly held: {
    /** The decision's id. */
    readonly decision: string
    readonly plugin: string
    readonly tap: string
    /** A user's id, or `role:name`. */
    readonly approver: string
    readonly reason: string
  }
}

/** Whether a mutation's answer is a `Held`. */
export function isHeld(answer: unknown): answer is Held {
  return typeof answer === 'object' && answer !== null && Object.keys(answer).length === 1 && 'held' in answer
}

/** What a guard tap answers to stop a change. */
export interface Rejection {
  readonly stop: 'reject'
  readonly code: string
  readonly message: string
  readonly path?: string
  /** Where it is about several fields: each with what is wrong with it. */
  readonly problems?: readonly Problem[]
}

/** What a guard tap answers to have a person decide. */
export interface Hold {
  readonly stop: 'hold'
  readonly approver: string
  readonly reason: string
}

/** `code` is `plugin.word`, translated on screen; `where` names the field concerned, or tells of each field what is wrong. */
export function reject(code: string, message: string, where?: string | readonly Problem[]): Rejection {
  if (where === undefined) return { stop: 'reject', code, message }
  return typeof where === 'string'
    ? { stop: 'reject', code, message, path: where }
    : { stop: 'reject', code, message, problems: where }
}

export function hold(options: { readonly approver: string; readonly reason: string }): Hold {
  return { stop: 'hold', ...options }
}
