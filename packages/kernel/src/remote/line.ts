import { createHash } from 'node:crypto'
import { type AnyContract, describeError, KithError, type Log } from '@kith/sdk'
import { type Ask, canonical, type Far, type FarKind, type RemoteManifest, type Reply } from '@kith/sdk/remote'
import { newId } from '../ids.ts'
import { addWrites } from './add-writes.ts'
import { answerAsk } from './answer-ask.ts'
import { away, errorFrom, fromWire, tooLate, toWire } from './answers.ts'
import { checkAnswer } from './check-answer.ts'
import { contextOf } from './context-of.ts'
import { checkReach } from './reach.ts'
import { createStream, type Stream } from './stream.ts'
import { createWorks, type Sent, type WorkStats } from './works.ts'

export interface LineState extends WorkStats {
  readonly state: 'connected' | 'away'
  /** Since when; absent before it was ever there. ISO 8601. */
  readonly since?: string
  /** When it was last heard of. */
  readonly heard?: string
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

interface Session {
  readonly id: string
  readonly owner: string
  readonly scopes: readonly string[]
  readonly since: Date
  heard: number
  stream?: Stream
}

/** For how long nobody need listen before the process counts as gone. Milliseconds. */
const grace = 1_000
const told: ReadonlySet<string> = new Set(['KITH_DENIED', 'KITH_REPLY'])
const tapKinds: ReadonlySet<FarKind> = new Set(['shape', 'guard', 'collect'])

/** See `Line`. A work that nobody answers in its time, or whose plugin goes, fails: it is never taken for done. */
export function createLine(options: LineOptions): Line {
  const { manifest, own, lease } = options
  const plugin = manifest.name
  const works = createWorks(plugin)
  let session: Session | undefined
  let watch: NodeJS.Timeout | undefined
  let went: Date | undefined

  const far: Far = (kind, name, ctx, ...args) => {
    if (!session) throw away(plugin)
    const within = tapKinds.has(kind) ? options.tapDeadline : options.deadline
    const work = { kind, name, args: args.map(toWire), within, context: contextOf(ctx) }
    const answer = works.add(work, ctx, () => tooLate(plugin, kind, name, within))
    session.stream?.push()
    return answer
  }

  const close = (why: string) => {
    if (!session) return
    const { stream } = session
    session = undefined
    clearInterval(watch)
    went = new Date()
    stream?.end(new KithError('KITH_SESSION', `The session of ${plugin} is over: ${why}. Register again.`, { plugin }))
    works.failAll(() => away(plugin))
    options.log().warn('a module of another process is away', { plugin, why })
    options.changed()
  }

  const nobodyListens = (mine: Session, stream: Stream) => {
    if (mine.stream !== stream) return
    delete mine.stream
    setTimeout(() => {
      if (session === mine && mine.stream === undefined) close(`nobody listened for ${grace} ms`)
    }, grace).unref()
  }

  return {
    manifest,
    far,
    isThere: () => session !== undefined,
    has: id => session?.id === id,
    open(owner, scopes) {
      const taken = `Another process registered as ${plugin}: this one is not asked any more.`
      session?.stream?.end(new KithError('KITH_SESSION_TAKEN', taken, { plugin }))
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
      mine.stream?.end(new KithError('KITH_SESSION_TAKEN', `Another stream listens for ${plugin}.`, { plugin }))
      const stream = createStream(works, after, signal, one => nobodyListens(mine, one))
      mine.stream = stream
      yield* stream.sent
    },
    reply({ work: id, value, error, writes = [] }) {
      const digest = createHash('sha256').update(canonical({ value, error, writes })).digest('base64url')
      const one = works.find(id)
      if (!one) return works.checkRepeated(id, digest)
      if (error) {
        const same = one.thrown.find(({ code, message }) => code === error.code && message === error.message)
        return works.failed(id, digest, same ?? errorFrom(error))
      }
      const { kind, name } = one.work
      try {
        checkAnswer(manifest, own, one.work, value)
        addWrites(own, one.ctx, writes)
      } catch (wrong) {
        const said = describeError(wrong)
        options.log().warn('a module of another process answered what it may not', { plugin, work: name, ...said })
        works.failed(id, digest, wrong)
        // Where its code is here, such a mistake is the server's: to a process it is its own, and said in full.
        throw told.has(said.code)
          ? wrong
          : new KithError('KITH_REPLY', said.message, { plugin, name, cause: said.code })
      }
      works.done(id, digest, fromWire(kind, value))
    },
    async ask(ask) {
      const one = works.find(ask.work)
      if (!one) {
        throw new KithError('KITH_WORK_UNKNOWN', `${plugin} is not at work at ${ask.work} any more.`, {
          plugin,
          work: ask.work,
        })
      }
      try {
        checkReach({ manifest, scopes: session?.scopes ?? [] }, ask, options.pathOf)
        addWrites(own, one.ctx, ask.writes ?? [])
        return (await answerAsk({ own, contracts: options.contracts() }, one.ctx, ask)) ?? null
      } catch (error) {
        if (error instanceof KithError) one.thrown.push(error)
        throw error
      }
    },
    close,
    state() {
      const since = session?.since ?? went
      return {
        state: session ? 'connected' : 'away',
        ...(since && { since: since.toISOString() }),
        ...(session && { heard: new Date(session.heard).toISOString() }),
        ...works.stats(),
      }
    },
  }
}
