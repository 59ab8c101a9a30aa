import { KithError } from '@kith/sdk'
import { threadEntry } from '../../thread-entry.ts'
import type { Outcome, Program, Statement, Step } from '../dialect.ts'
import { unbindable } from '../unbindable.ts'
import type { ConnectionOptions } from './connection.ts'
import { createEncoder } from './encode.ts'
import { unpack } from './pack.ts'
import { isFault, type Result, type WriterAnswer } from './protocol.ts'
import { faultError, startThread, type Thread } from './thread.ts'
import type { Threads } from './threads.ts'

/** Programs and definitions on their way to the one thread that writes. */
export interface CommitQueue {
  commit(program: Program): Promise<Outcome>
  define(statements: readonly Statement[]): Promise<void>
  /** Finishes what it has; nothing may be submitted any more. */
  close(): Promise<void>
}

interface Entry {
  readonly steps: readonly Step[]
  /** A definition: in a group of its own. */
  readonly alone: boolean
  readonly since: number
  resolve(outcome: Outcome): void
  reject(error: KithError): void
}

/** A group holds the writer, and delays its own answers, for as long as it runs: some milliseconds at this size. */
const GROUP_PROGRAMS = 100
const GROUP_STEPS = 2000
/**
 * Programs that do not wait for the end of the turn while the writer is idle: it starts on them while this thread
 * prepares the next ones. Without it the two take turns, at 50 clients with two thirds of the throughput.
 */
const EAGER = 25

/**
 * What is submitted in one turn of the event loop travels together; while the writer is busy, the next group gathers.
 * A writer that crashed is started again: what it had is lost to its callers, what waited goes to the new one.
 */
export async function openCommitQueue(options: ConnectionOptions, threads: Threads): Promise<CommitQueue> {
  const entry = threadEntry('dialects/sqlite/writer')
  const encoder = createEncoder()
  const queue: Entry[] = []
  /** The group that the writer is at. */
  let group: Entry[] = []
  let scheduled = false
  let reviving = false
  let closing: (() => void) | undefined
  let thread: Thread | undefined = await start()

  return {
    commit: program => submit(program.steps, false),
    async define(statements) {
      const outcome = await submit(statements, true)
      if (!outcome.ok) throw undefinable(outcome, statements)
    },
    async close() {
      const idle = new Promise<void>(resolve => {
        closing = resolve
      })
      settle()
      await idle
      await thread?.close()
    },
  }

  function submit(steps: readonly Step[], alone: boolean): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      for (const [step, statement] of steps.entries()) {
        const message = unbindable(statement)
        if (message) return resolve({ ok: false, step, reason: 'error', message })
      }
      queue.push({ steps, alone, since: performance.now(), resolve, reject })
      thread?.hold(true)
      if (queue.length >= EAGER) flush()
      else schedule()
    })
  }

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      flush()
    })
  }

  function flush(): void {
    if (queue.length === 0 || group.length > 0) return
    if (!thread) {
      revive()
      return
    }
    group = takeGroup(queue)
    thread.post(encoder.encode(group.map(entry => entry.steps)))
    if (group[0]?.alone) encoder.forget()
  }

  function answered(answer: WriterAnswer): void {
    const done = group
    group = []
    flush()
    if (isFault(answer)) {
      const error = faultError(answer, options.file)
      for (const entry of done) entry.reject(error)
      if (answer.fault === 'KITH_DATABASE_BUSY') rejectStale(error)
    } else {
      for (const [index, entry] of done.entries()) entry.resolve(outcomeOf(answer[index] ?? 0))
    }
    settle()
  }

  /** What has already waited as long as a busy database is waited for does not wait once more. */
  function rejectStale(error: KithError): void {
    const oldest = performance.now() - options.busyTimeout
    while (queue[0] && queue[0].since < oldest) queue.shift()?.reject(error)
  }

  function settle(): void {
    if (queue.length > 0 || group.length > 0 || reviving) return
    thread?.hold(false)
    closing?.()
  }

  function start(): Promise<Thread> {
    return startThread<WriterAnswer>({ entry, options, threads }, { answer: answered, lost })
  }

  function lost(error: KithError): void {
    thread = undefined
    encoder.forget()
    for (const entry of group) entry.reject(error)
    group = []
    flush()
    settle()
  }

  function revive(): void {
    if (reviving) return
    reviving = true
    start()
      .then(
        fresh => {
          thread = fresh
          thread.hold(true)
        },
        (error: KithError) => {
          for (const entry of queue.splice(0)) entry.reject(error)
        },
      )
      .finally(() => {
        reviving = false
        flush()
        settle()
      })
  }
}

function takeGroup(queue: Entry[]): Entry[] {
  let size = 0
  let steps = 0
  for (const entry of queue) {
    if (size > 0 && (entry.alone || size === GROUP_PROGRAMS || steps + entry.steps.length > GROUP_STEPS)) break
    size += 1
    steps += entry.steps.length
    if (entry.alone) break
  }
  return queue.splice(0, size)
}

function outcomeOf(result: Result): Outcome {
  if (result === 0) return { ok: true, rows: [] }
  return Array.isArray(result) ? { ok: true, rows: result.map(unpack) } : { ok: false, ...result }
}

function undefinable(outcome: Extract<Outcome, { ok: false }>, statements: readonly Statement[]): KithError {
  const { step, reason, message, columns } = outcome
  return new KithError(
    'KITH_DATABASE_STATEMENT',
    `Statement ${step + 1} of ${statements.length} failed and all were undone: ${message} In: ${statements[step]?.sql}`,
    { step, reason, ...(columns && { columns }) },
  )
}
