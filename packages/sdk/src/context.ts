import type { Actor } from './actor.ts'
import type { AnyContract } from './contract.ts'
import type { Change, Data, KeptFile, RecordRef } from './data.ts'
import type { AnyEntity, Create, Row, Update, Where } from './entity.ts'
import type { Fields } from './fields/field.ts'
import type { Collect, Filter } from './hooks.ts'
import type { AnyOperation, Operation } from './operations.ts'
import type { Count, HistoryInput, HistoryPage, ListInput, Page } from './records.ts'

export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, details?: Readonly<Record<string, unknown>>): void
}

type SettingValues<F extends Fields> = { readonly [K in keyof F]: Exclude<F[K]['$out'], undefined> }

/** The queries of another plugin. */
export type Queries<C extends AnyContract> = {
  readonly [K in keyof C['operations'] as C['operations'][K]['type'] extends 'query' ? K : never]: Call<
    C['operations'][K]
  >
}

/** The mutations of another plugin; what they write joins the change that calls them. */
export type Mutations<C extends AnyContract> = {
  readonly [K in keyof C['operations']]: Call<C['operations'][K]>
}

export type Call<O extends AnyOperation> =
  O extends Operation<'query' | 'mutation', infer I, infer R, infer _P> ? (input: I) => Promise<R> : never

export interface PluginReads {
  readonly data: Data
  /**
   * All records of a small entity that is read far more often than written (forms, rules, sources, users), kept in
   * memory: at once after a commit of this process, within a second after another's. In order of creation. Throws
   * `KITH_SNAPSHOT` beyond 5,000 records.
   */
  readonly snapshot: <E extends AnyEntity>(entity: E) => Promise<readonly Row<E>[]>
  /**
   * A keyed hash of a value, 43 signs of base64url: always the same in this installation and plugin, another in any other,
   * and nobody can tell from it what the value was. For what must be recognised and may not be kept, and for links.
   */
  readonly mark: (value: string) => Promise<string>
}

/** What every piece of a plugin's code is given. `C` is its own contract, `D` those in its `dependsOn`. */
export interface ReadContext<C extends AnyContract = AnyContract, D extends AnyContract = never> {
  readonly actor: Actor
  /** The app's clock: tests wind it. */
  readonly now: () => Date
  readonly log: Log
  readonly settings: SettingValues<C['settings']>
  /** The address at which people and browsers reach this app, without a slash at its end. */
  readonly url: string
  /** The organisation's language and zone. */
  readonly locale: string
  readonly zone: string
  /** The organisation's currency, and what an amount in minor units is worth in it today; null where no rate is known. */
  readonly currency: string
  readonly worth: (amount: number, currency: string) => Promise<number | null>
  /** Reads as the actor. */
  readonly data: Data
  /** Reads as the plugin: what it answers leaves only through a declared output. */
  readonly asPlugin: PluginReads
  /** Asks everybody who tapped the hook; who fails or is late is left out and logged. */
  readonly collect: <I, T>(hook: Collect<I, T>, input: I) => Promise<readonly T[]>
  readonly query: <T extends C | D>(contract: T) => Queries<T>
  /** Types only, never set: what needs more contracts than its plugin depends on does not compile. */
  readonly $uses?: (contract: C | D) => void
}

export interface ChangeContext<C extends AnyContract = AnyContract, D extends AnyContract = never>
  extends ReadContext<C, D> {
  readonly change: Change
  /** Runs the taps of one of this plugin's filters and answers the draft that they leave. A rejection or hold ends the change. */
  readonly filter: <T>(hook: Filter<T>, draft: T) => Promise<T>
  readonly use: <T extends C | D>(contract: T) => Mutations<T>
  /** The next number of a counter of this plugin, from 1: unique and rising, gaps are possible. Prepared again, a change gets the same one. */
  readonly next: (counter: string) => Promise<number>
}

export interface RunOptions {
  /** An idempotency key, one space for all of a plugin's operations: a second run with it replays the stored answer. */
  readonly key?: string
  /** What must be the same for a replay, else `KITH_KEY_REUSED`. Default: the operation and its input. */
  readonly body?: string
}

/** Outside a change: routes, and whoever runs operations one by one, each a change of its own. */
export interface RouteContext<C extends AnyContract = AnyContract, D extends AnyContract = never>
  extends ReadContext<C, D> {
  /** Runs an operation of this plugin as one change. A hold is `KITH_HELD_PUBLIC`: nobody is there to be told. */
  readonly run: <K extends keyof C['operations'] & string>(
    operation: K,
    input: InputOf<C, K>,
    options?: RunOptions,
  ) => Promise<OutputOf<C, K>>
  /**
   * Keeps a file until a change attaches it (`ctx.change.attach`); what none has attached is removed after a day. Its type is
   * found by its bytes. Throws `KITH_ATTACHMENT_TYPE` for a program, `KITH_BODY_TOO_LARGE`, `KITH_INVALID` for an empty one.
   */
  readonly keepFile: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<KeptFile>
}

type InputOf<C extends AnyContract, K extends keyof C['operations']> =
  C['operations'][K] extends Operation<'query' | 'mutation', infer I, infer _R, infer _P> ? I : never
type OutputOf<C extends AnyContract, K extends keyof C['operations']> =
  C['operations'][K] extends Operation<'query' | 'mutation', infer _I, infer R, infer _P> ? R : never

/** The everyday operations of one entity, as a client or a script calls them. */
export interface Everyday<E extends AnyEntity, Changed> {
  list(input?: ListInput<E>): Promise<Page<E>>
  get(input: { readonly id: string }): Promise<Row<E>>
  count(input?: { readonly where?: Where<E['fields']> }): Promise<Count>
  create(input: Create<E['fields'], E['name']>): Promise<Row<E> | Changed>
  update(input: {
    readonly id: string
    readonly version?: number
    readonly set: Update<E['fields'], E['name']>
  }): Promise<Row<E> | Changed>
  delete(input: { readonly id: string; readonly version?: number }): Promise<RecordRef | Changed>
  restore(input: { readonly id: string }): Promise<Row<E> | Changed>
  history(input: HistoryInput): Promise<HistoryPage>
}
