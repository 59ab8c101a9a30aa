import { createHash } from 'node:crypto'
import { type AnyContract, KithError, type Log } from '@kith/sdk'
import {
  type Ask,
  canonical,
  type Far,
  type FarKind,
  type RemoteManifest,
  type Reply,
  type Work,
} from '@kith/sdk/remote'
import { newId } from '../ids.ts'
import { addWrites } from './add-writes.ts'
import { answerAsk } from './answer-ask.ts'
import { checkAnswer } from './check-answer.ts'
import { contextOf } from './context-of.ts'
import { checkReach, type Reach } from './reach.ts'

/** One work on its way, as the stream sends it. */
export interface Sent {
  readonly seq: number
  readonly work: Work
}

export interface LineState {
  readonly state: 'connected' | 'away'
  /** Since when; absent before it was ever there. ISO 8601. */
  readonly since?: string
  /** When it was last heard of. */
  readonly heard?: string
  /** Works that it has not answered yet. */
  readonly open: number
  readonly calls: number
  readonly failed: number
  /** The average of an answer. */
  readonly milliseconds: number
  readonly lastError?: string
}

/** The way to a plugin of another process. At most one session has it. */
export interface Line {
  readonly manifest: RemoteManifest
  readonly far: Far
  isThere(): boolean
  has(session: string): boolean
  /** Whose session it is from now on: what another one had not answered is asked of this one. */
  open(owner: string, scopes: readonly string[]): string
  /** Throws `KITH_SESSION` unless it is the owner's present one. Whoever calls is there. */
  hear(session: string, owner: string): void
  /** The works not answered yet, after one, and those that come. Ends with the session; a second one ends the first. */
  works(after: number, signal: AbortSignal): AsyncGenerator<Sent>
  reply(reply: Reply): void
  ask(ask: Ask): Promise<unknown>
  close(why: string): void
  state(): LineState
}

export interface LineOptions {
  readonly manifest: RemoteManifest
  /** The plugin's own contract, and those of the app, once all are known. */
  readonly own: AnyContract
  readonly contracts: () => readonly AnyContract[]
  readonly pathOf: (entity: string) => string
  readonly log: () => Log
  readonly lease: number
  /** Milliseconds that a tap, and any other work, may take. */
  readonly tapDeadline: number
  readonly deadline: number
  /** Told when it comes and when it goes. */
  readonly changed: () => void
}

interface Pending extends Sent {
  readonly ctx: object
  readonly began: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
  /** What its questions threw: it may come back as the answer, and is itself then (a hold is more than its words). */
  readonly thrown: KithError[]
}

interface Session {
  readonly id: string
  readonly owner: string
  readonly scopes: readonly string[]
  readonly since: Date
  heard: number
  push?: () => void
  end?: (error: KithError) => void
}

const leeway = 250
const mostOpen = 1_000
const mostRemembered = 2_000
const tapKinds: ReadonlySet<FarKind> = new Set(['shape', 'guard', 'collect'])

/** See `Line`. A work that nobody answers in its time, or whose plugin goes, fails: it is never taken for done. */
export function createLine(options: LineOptions): Line {
  const { manifest, own, lease } = options
  const plugin = manifest.name
  const pending = new Map<string, Pending>()
  /** How works ended: the digest of the reply, or '' for those that were over before one came. */
  const ended = new Map<string, string>()
  let session: Session | undefined
  let watch: NodeJS.Timeout | undefined
  let went: { readonly at: Date } | undefined
  let seq = 0
  let lastError: string | undefined
  const stats = { calls: 0, failed: 0, milliseconds: 0 }

  const over = (id: string, digest: string): Pending | undefined => {
    const found = pending.get(id)
    if (!found) return undefined
    clearTimeout(found.timer)
    pending.delete(id)
    ended.set(id, digest)
    if (ended.size > mostRemembered) ended.delete(ended.keys().next().value as string)
    stats.milliseconds += performance.now() - found.began
    return found
  }
  const fail = (one: Pending, digest: string, error: unknown) => {
    stats.failed++
    const { code, message } = error as { code?: string; message?: string }
    lastError = `${code ?? 'Error'}: ${message}`.slice(0, 500)
    over(one.work.id, digest)?.reject(error)
  }
  const known = () => ({ own, contracts: options.contracts() })
  const reach = (): Reach => ({ manifest, scopes: session?.scopes ?? [] })

  const far: Far = (kind, name, ctx, ...args) => {
    if (!session) throw away(plugin)
    if (pending.size >= mostOpen) {
      throw new KithError('KITH_PLUGIN_BUSY', `The module ${plugin} has ${mostOpen} questions to answer already.`, {
        plugin,
      })
    }
    // A tap has a deadline already, wherever its code is: this one is only for what it leaves behind.
    const within = tapKinds.has(kind) ? options.tapDeadline + leeway : options.deadline
    return new Promise((resolve, reject) => {
      const id = newId()
      const work = { id, kind, name, args: args.map(toWire), within, context: contextOf(ctx) }
      const late = () => {
        const one = pending.get(id)
        if (one) fail(one, '', tooLate(plugin, kind, name, within))
      }
      const timer = setTimeout(late, within)
      pending.set(id, { seq: ++seq, work, ctx, began: performance.now(), resolve, reject, timer, thrown: [] })
      stats.calls++
      session?.push?.()
    })
  }

  const close = (why: string) => {
    if (!session) return
    const gone = session
    session = undefined
    clearInterval(watch)
    went = { at: new Date() }
    gone.end?.(new KithError('KITH_SESSION', `The session of ${plugin} is over: ${why}. Register again.`, { plugin }))
    for (const one of [...pending.values()]) fail(one, '', away(plugin))
    options.log().warn('a module of another process is away', { plugin, why })
    options.changed()
  }

  return {
    manifest,
    far,
    isThere: () => session !== undefined,
    has: id => session?.id === id,
    open(owner, scopes) {
      session?.end?.(
        new KithError(
          'KITH_SESSION_TAKEN',
          `Another process registered as ${plugin}: this one is not asked any more.`,
          {
            plugin,
          },
        ),
      )
      const isNew = session === undefined
      const now = Date.now()
      session = { id: newId(), owner, scopes, since: new Date(now), heard: now }
      clearInterval(watch)
      watch = setInterval(() => {
        if (session && Date.now() - session.heard > lease) close(`nothing was heard of it for ${lease} ms`)
      }, lease / 4).unref()
      options.log().info('a module of another process is there', { plugin, owner, isNew })
      options.changed()
      return session.id
    },
    hear(id, owner) {
      if (session?.id !== id || session.owner !== owner) {
        throw new KithError('KITH_SESSION', `This is no session of ${plugin} any more: register again.`, { plugin })
      }
      session.heard = Date.now()
    },
    async *works(after, signal) {
      const mine = session
      if (!mine) return
      mine.end?.(new KithError('KITH_SESSION_TAKEN', `Another stream listens for ${plugin}.`, { plugin }))
      let error: KithError | undefined
      let wake = () => {}
      let last = after
      const end = (reason: KithError) => {
        error = reason
        wake()
      }
      mine.end = end
      mine.push = () => wake()
      const stop = () => wake()
      signal.addEventListener('abort', stop, { once: true })
      try {
        while (!signal.aborted && !error) {
          const next = [...pending.values()].filter(one => one.seq > last)
          for (const { seq: at, work } of next) {
            last = at
            yield { seq: at, work }
            if (signal.aborted || error) break
          }
          if (next.length === 0) await new Promise<void>(resolve => (wake = resolve))
        }
        if (error) throw error
      } finally {
        signal.removeEventListener('abort', stop)
        if (mine.end === end) {
          delete mine.end
          delete mine.push
        }
      }
    },
    reply({ work: id, value, error, writes = [] }) {
      const digest = createHash('sha256').update(canonical({ value, error, writes })).digest('base64url')
      const one = pending.get(id)
      if (!one) {
        const before = ended.get(id)
        if (before === digest) return
        throw before === undefined
          ? new KithError('KITH_WORK_UNKNOWN', `${plugin} was not asked ${id}.`, { plugin, work: id })
          : new KithError(
              before === '' ? 'KITH_REPLY_LATE' : 'KITH_REPLY_TWICE',
              before === ''
                ? `The answer to ${id} came too late: nobody waits for it.`
                : `${id} was answered otherwise.`,
              { plugin, work: id },
            )
      }
      if (error) {
        const same = one.thrown.find(({ code, message }) => code === error.code && message === error.message)
        return fail(one, digest, same ?? errorFrom(error))
      }
      try {
        checkAnswer(manifest, one.work, value)
        addWrites(own, one.ctx, writes)
      } catch (wrong) {
        options
          .log()
          .warn('a module of another process answered what it may not', { plugin, work: one.work.name, ...said(wrong) })
        fail(one, digest, wrong)
        throw wrong
      }
      over(id, digest)?.resolve(fromWire(one.work.kind, value))
    },
    async ask(ask) {
      const one = pending.get(ask.work)
      if (!one) {
        throw new KithError('KITH_WORK_UNKNOWN', `${plugin} is not at work at ${ask.work} any more.`, {
          plugin,
          work: ask.work,
        })
      }
      try {
        checkReach(reach(), ask, options.pathOf)
        addWrites(own, one.ctx, ask.writes ?? [])
        return (await answerAsk(known(), one.ctx, ask)) ?? null
      } catch (error) {
        if (error instanceof KithError) one.thrown.push(error)
        throw error
      }
    },
    close,
    state() {
      const since = session?.since ?? went?.at
      return {
        state: session ? 'connected' : 'away',
        ...(since && { since: since.toISOString() }),
        ...(session && { heard: new Date(session.heard).toISOString() }),
        open: pending.size,
        calls: stats.calls,
        failed: stats.failed,
        milliseconds: stats.calls === 0 ? 0 : Math.round((stats.milliseconds / stats.calls) * 10) / 10,
        ...(lastError === undefined ? {} : { lastError }),
      }
    },
  }
}

/** Nobody is there to answer. HTTP 503. */
export function away(plugin: string): KithError {
  return new KithError('KITH_PLUGIN_AWAY', `The module ${plugin} runs in another process, which is not connected.`, {
    plugin,
  })
}

function tooLate(plugin: string, kind: FarKind, name: string, within: number): KithError {
  return new KithError('KITH_PLUGIN_LATE', `The module ${plugin} did not answer ${kind} ${name} within ${within} ms.`, {
    plugin,
    name,
  })
}

// What is no KithError where it was thrown is none here: its words are for the log alone.
function errorFrom({ code, message, details }: NonNullable<Reply['error']>): Error {
  return code === 'KITH_FAILED' ? new Error(message) : new KithError(code, message, details)
}

function said(error: unknown): { code: string; message: string } {
  const { code = 'KITH_FAILED', message = String(error) } = error as { code?: string; message?: string }
  return { code, message }
}

/** Bytes travel as base64. */
function toWire(value: unknown): unknown {
  const { bytes } = (value ?? {}) as { bytes?: unknown }
  if (!(bytes instanceof Uint8Array)) return value
  return { ...(value as object), bytes: undefined, base64: Buffer.from(bytes).toString('base64') }
}

function fromWire(kind: FarKind, value: unknown): unknown {
  if (kind !== 'route') return value ?? undefined
  const { base64, ...response } = value as { readonly base64?: string }
  return base64 === undefined ? response : { ...response, body: new Uint8Array(Buffer.from(base64, 'base64')) }
}
