import { KithError } from '@kith/sdk'
import type { Work } from '@kith/sdk/remote'
import { newId } from '../ids.ts'

/** One work on its way, as the stream sends it. */
export interface Sent {
  readonly seq: number
  readonly work: Work
}

/** A work that nobody has answered yet. */
export interface Pending extends Sent {
  readonly ctx: object
  /** What its questions threw: it may come back as the answer, and is itself then (a hold is more than its words). */
  readonly thrown: KithError[]
}

interface Open extends Pending {
  readonly began: number
  readonly late: () => KithError
  readonly timer: NodeJS.Timeout
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export interface WorkStats {
  readonly open: number
  readonly calls: number
  readonly failed: number
  /** The average of an answer. */
  readonly milliseconds: number
  readonly lastError?: string
}

/** The works of a plugin: each is answered once. */
export interface Works {
  /** Resolves or rejects as it is answered; rejects with `late` when nobody does within its time. */
  add(work: Omit<Work, 'id'>, ctx: object, late: () => KithError): Promise<unknown>
  /** `undefined` for one whose time is over, too. */
  find(id: string): Pending | undefined
  after(seq: number): readonly Sent[]
  /** A digest says which answer it was. */
  done(id: string, digest: string, value: unknown): void
  failed(id: string, digest: string, error: unknown): void
  failAll(error: () => KithError): void
  /** Throws the code of an answer to a work that waits for none, unless it is the one that was taken. */
  checkRepeated(id: string, digest: string): void
  stats(): WorkStats
}

/** For how much longer a timer waits: whoever asked has a deadline of his own, whose code comes first. Milliseconds. */
const leeway = 250
const mostOpen = 1_000
const mostRemembered = 2_000

export function createWorks(plugin: string): Works {
  const open = new Map<string, Open>()
  /** How works ended: the digest of the answer, or '' for those that were over before one came. */
  const ended = new Map<string, string>()
  let seq = 0
  let calls = 0
  let failures = 0
  let milliseconds = 0
  let lastError: string | undefined

  const over = (id: string, digest: string): Open | undefined => {
    const found = open.get(id)
    if (!found) return undefined
    clearTimeout(found.timer)
    open.delete(id)
    ended.set(id, digest)
    if (ended.size > mostRemembered) ended.delete(ended.keys().next().value as string)
    milliseconds += performance.now() - found.began
    return found
  }
  const failed = (id: string, digest: string, error: unknown) => {
    failures++
    const { code, message } = error as { code?: string; message?: string }
    lastError = `${code ?? 'Error'}: ${message}`.slice(0, 500)
    over(id, digest)?.reject(error)
  }

  return {
    add(work, ctx, late) {
      if (open.size >= mostOpen) {
        throw new KithError('KITH_PLUGIN_BUSY', `The module ${plugin} has ${mostOpen} questions to answer already.`, {
          plugin,
        })
      }
      calls++
      return new Promise((resolve, reject) => {
        const id = newId()
        const timer = setTimeout(() => failed(id, '', late()), work.within + leeway)
        const began = performance.now()
        open.set(id, { seq: ++seq, work: { ...work, id }, ctx, began, late, timer, thrown: [], resolve, reject })
      })
    },
    find(id) {
      const one = open.get(id)
      if (one && performance.now() - one.began > one.work.within) failed(id, '', one.late())
      return open.get(id)
    },
    after: last => [...open.values()].filter(one => one.seq > last),
    done: (id, digest, value) => over(id, digest)?.resolve(value),
    failed,
    failAll(error) {
      for (const id of [...open.keys()]) failed(id, '', error())
    },
    checkRepeated(id, digest) {
      const before = ended.get(id)
      if (before === digest) return
      const about = { plugin, work: id }
      if (before === undefined) throw new KithError('KITH_WORK_UNKNOWN', `${plugin} was not asked ${id}.`, about)
      if (before === '')
        throw new KithError('KITH_REPLY_LATE', `The answer to ${id} came too late: nobody waits for it.`, about)
      throw new KithError('KITH_REPLY_TWICE', `${id} was answered otherwise.`, about)
    },
    stats: () => ({
      open: open.size,
      calls,
      failed: failures,
      milliseconds: calls === 0 ? 0 : Math.round((milliseconds / calls) * 10) / 10,
      ...(lastError === undefined ? {} : { lastError }),
    }),
  }
}
