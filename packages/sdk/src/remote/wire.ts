import { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { FarKind } from './plugin-of.ts'

/** What a register call answers. */
export interface Registered {
  /** Names this session in the calls that follow; worth nothing without the key. */
  readonly session: string
  /** Milliseconds: whoever was not heard of for so long is away. Any call is hearing. */
  readonly lease: number
  /** The operations and hooks that the key's scopes name. */
  readonly scopes: readonly string[]
  /** Of the manifest that was accepted. */
  readonly hash: string
}

/** Something that a plugin is to do, as `kernel.plugins.work` sends it. Its SSE id rises. */
export interface Work {
  readonly id: string
  readonly kind: FarKind
  /** Of the operation, tap, job, preset or module of screens; of a route its place in the manifest. */
  readonly name: string
  readonly args: readonly unknown[]
  /** Milliseconds that it may take. */
  readonly within: number
  readonly context: {
    readonly actor: Actor
    readonly now: string
    readonly url: string
    readonly locale: string
    readonly zone: string
    readonly currency: string
    readonly settings: Readonly<Record<string, unknown>>
    /** The id of the change to which it may add; absent where it only reads. */
    readonly change?: string
  }
}

const args = z.array(z.unknown()).max(8)
const id = z.string().min(1).max(100)

export const writeVerbs = [
  'create',
  'update',
  'delete',
  'restore',
  'increment',
  'link',
  'expect',
  'expectNone',
  'attach',
  'emit',
  'schedule',
  'mail',
] as const

/** One call of `ctx.change`, entities and events by their names, moments as ISO 8601. */
export const Write = z.strictObject({ do: z.enum(writeVerbs), args })
export type Write = z.infer<typeof Write>

const writes = z.array(Write).max(100_000)

/** What a plugin's code asks of its context while it works. `writes` are what it added to the change until then. */
export const Ask = z.strictObject({
  session: id,
  work: id,
  do: z.enum([
    'data.get',
    'data.first',
    'data.list',
    'data.count',
    'data.groups',
    'data.linked',
    'data.reached',
    'data.search',
    'snapshot',
    'mark',
    'worth',
    'collect',
    'query',
    'use',
    'filter',
    'next',
    'run',
    'keepFile',
  ]),
  /** In whose name it reads. Default: the actor's. */
  as: z.enum(['actor', 'plugin']).optional(),
  args,
  writes: writes.optional(),
})
export type Ask = z.infer<typeof Ask>

const Failure = z.strictObject({
  /** Kith's own (`KITH_NOT_FOUND`), or a plugin's (`credit.unknown_customer`). */
  code: z.string().regex(/^[A-Za-z][\w.-]{1,99}$/),
  message: z.string().max(5_000),
  details: z.record(z.string(), z.unknown()).optional(),
})

/** What came of a work: a value, or an error. A second one for the same work must be the same. */
export const Reply = z.strictObject({
  session: id,
  work: id,
  value: z.unknown().optional(),
  error: Failure.optional(),
  writes: writes.optional(),
})
export type Reply = z.infer<typeof Reply>

export const Session = z.strictObject({ session: id })
export type Session = z.infer<typeof Session>

/** `lastEventId` is the SSE id of the last work that came: those after it are sent again. */
export const Listen = z.strictObject({ session: id, lastEventId: z.string().max(30).nullish() })
export type Listen = z.infer<typeof Listen>
