import type { ChangeContext } from './context.ts'
import type { AnyContract } from './contract.ts'

export interface JobOptions<I, C extends AnyContract, D extends AnyContract> {
  /** When it runs by itself: a cron pattern in the organisation's zone ('0 7 * * *'). Absent: only when scheduled. */
  readonly cron?: string
  /** What `ctx.change` holds is committed together with the acknowledgement. */
  readonly run: (ctx: ChangeContext<C, D>, input: I) => Promise<void> | void
}

/** Durable work: it survives a restart, is tried again with backoff, and ends in the dead letters. */
export interface Job<C extends AnyContract = AnyContract, D extends AnyContract = never> {
  /** `plugin.word` */
  readonly name: string
  readonly cron?: string
  readonly run: (ctx: never, input: never) => Promise<void> | void
  /** Types only, never set. */
  readonly $contracts?: C | D
}

export function job<C extends AnyContract, D extends AnyContract = never>() {
  return <I = unknown>(name: string, options: JobOptions<I, C, D>): Job<C, D> =>
    ({ name, ...options }) as unknown as Job<C, D>
}
