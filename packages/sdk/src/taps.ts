import type { ChangeContext, ReadContext } from './context.ts'
import type { AnyContract } from './contract.ts'
import type { Fields } from './fields/field.ts'
import type { Hold, Rejection } from './held.ts'
import type { Collect, Event, Filter, SavingHook, SavingPatch, SavingRow } from './hooks.ts'

/** A delivery as its tap gets it: at least once, in order for each record. */
export interface Delivery {
  readonly id: string
  /** 1 on the first try. */
  readonly attempt: number
  readonly at: string
}

export type GuardAnswer = Rejection | Hold | undefined
type MaybePromise<T> = T | Promise<T>

/**
 * What is done while the plugin of a filter's tap is in another process and does not answer: refuse what was asked, so that
 * a check is not got round by unplugging it, or go on without the tap.
 */
export type IfUnavailable = 'reject' | 'skip'

interface TapOrder {
  /** `plugin.word`, unique in the app. */
  readonly id: string
  /** Ids of taps that this one runs before or after; else the plugins' dependencies decide. */
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

interface Unavailable {
  /** Default `reject`. */
  readonly ifUnavailable?: IfUnavailable
}

export interface FilterTap<T, C extends AnyContract, D extends AnyContract> extends TapOrder, Unavailable {
  /** Answers what it changes of the draft. It may add writes by `ctx.change`. */
  readonly shape?: (ctx: ChangeContext<C, D>, draft: T) => MaybePromise<Partial<T> | undefined>
  /** Sees the final draft; may only answer `reject(…)` or `hold(…)`. */
  readonly guard?: (ctx: ReadContext<C, D>, draft: T) => MaybePromise<GuardAnswer>
}

export interface SavingTap<F extends Fields, C extends AnyContract, D extends AnyContract>
  extends TapOrder,
    Unavailable {
  readonly shape?: (
    ctx: ChangeContext<C, D>,
    rows: readonly SavingRow<F>[],
  ) => MaybePromise<readonly SavingPatch<F>[] | undefined>
  readonly guard?: (ctx: ReadContext<C, D>, rows: readonly SavingRow<F>[]) => MaybePromise<GuardAnswer>
}

export interface CollectTap<I, T, C extends AnyContract, D extends AnyContract> extends TapOrder {
  readonly collect: (ctx: ReadContext<C, D>, input: I) => MaybePromise<readonly T[]>
}

export interface EventTap<P, C extends AnyContract, D extends AnyContract> extends TapOrder {
  /** What `ctx.change` holds is committed together with the acknowledgement. */
  readonly run: (ctx: ChangeContext<C, D>, payload: P, delivery: Delivery) => MaybePromise<void>
}

/** A tap with its types worn off. */
export interface AnyTap<C extends AnyContract = AnyContract, D extends AnyContract = never>
  extends TapOrder,
    Unavailable {
  readonly hook: { readonly hook: 'filter' | 'saving' | 'collect' | 'event'; readonly name: string }
  readonly shape?: (ctx: never, draft: never) => unknown
  readonly guard?: (ctx: never, draft: never) => unknown
  readonly collect?: (ctx: never, input: never) => unknown
  readonly run?: (ctx: never, payload: never, delivery: Delivery) => unknown
  /** Types only, never set. */
  readonly $contracts?: C | D
}

export interface TapFor<C extends AnyContract, D extends AnyContract = never> {
  <F extends Fields>(hook: SavingHook<F>, options: SavingTap<F, C, D>): AnyTap<C, D>
  <T>(hook: Filter<T>, options: FilterTap<T, C, D>): AnyTap<C, D>
  <I, T>(hook: Collect<I, T>, options: CollectTap<I, T, C, D>): AnyTap<C, D>
  <P>(hook: Event<P>, options: EventTap<P, C, D>): AnyTap<C, D>
}

/** Joins code to a hook: `const capture = tap<LeadsContract, FormsContract>()(formsContract.hooks.receiving, { id, shape })`. */
export function tap<C extends AnyContract, D extends AnyContract = never>(): TapFor<C, D> {
  return ((hook: AnyTap['hook'], options: object) => ({ hook, ...options })) as TapFor<C, D>
}
