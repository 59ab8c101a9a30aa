import type { AnyContract, AnyEntity, Everyday, Held, Operation } from '@kith/sdk'
import type { KernelClient } from './kernel-client.ts'

/** An app's operations, typed by its contracts: `client.leads.convert.mutate(…)`, `client.accounts.contacts.list.query()`. */
export type Client<C extends AnyContract> = { readonly [K in C as K['name']]: ContractClient<K> } & {
  readonly kernel: KernelClient
}

export type ContractClient<C extends AnyContract> = MainClient<C['main']> & {
  readonly [K in keyof C['entities']]: EntityClient<C['entities'][K]>
} & { readonly [K in keyof C['operations']]: OperationClient<C['operations'][K]> }

type MainClient<E> = E extends AnyEntity ? EntityClient<E> : unknown

/** The everyday operations of an entity. */
export interface EntityClient<E extends AnyEntity> {
  readonly list: Query<Everyday<E, Held>['list']>
  readonly get: Query<Everyday<E, Held>['get']>
  readonly count: Query<Everyday<E, Held>['count']>
  readonly history: Query<Everyday<E, Held>['history']>
  readonly create: Mutation<Everyday<E, Held>['create']>
  readonly update: Mutation<Everyday<E, Held>['update']>
  readonly delete: Mutation<Everyday<E, Held>['delete']>
  readonly restore: Mutation<Everyday<E, Held>['restore']>
}

type OperationClient<O> =
  O extends Operation<'query', infer I, infer R, infer _P>
    ? Query<(input: I) => Promise<R>>
    : O extends Operation<'mutation', infer I, infer R, infer _P>
      ? Mutation<(input: I) => Promise<R | Held>>
      : never

type Verb = (...args: never[]) => Promise<unknown>

export interface QueryOptions {
  readonly signal?: AbortSignal
}

export interface MutateOptions extends QueryOptions {
  /** An idempotency key: a second call with it replays the first answer; another input is `KITH_KEY_REUSED`. */
  readonly key?: string
}

/** Throws `KithError`s. */
export interface Query<F extends Verb> {
  query(...args: [...input: Parameters<F>, options?: QueryOptions]): ReturnType<F>
}

/** Answers the operation's output or `Held`: ask `isHeld`. Throws `KithError`s. */
export interface Mutation<F extends Verb> {
  mutate(...args: [...input: Parameters<F>, options?: MutateOptions]): ReturnType<F>
}
