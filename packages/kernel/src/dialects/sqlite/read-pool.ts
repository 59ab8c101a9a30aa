import { KithError } from '@kith/sdk'
import type { ReadOptions, Row, Statement, Step } from '../dialect.ts'
import type { ConnectionOptions } from './connection.ts'
import { createEncoder, type Encoder, unbindable } from './encode.ts'
import { unpack } from './pack.ts'
import { isFault, type ReaderAnswer } from './protocol.ts'
import { faultError, startThread, type Thread } from './thread.ts'

/** Reads on their way to a few threads with a connection each. */
export interface ReadPool {
  all(statement: Statement, options?: ReadOptions): Promise<Row[]>
  /** Has every statement prepared anew: after a change of the schema. */
  forget(): void
  /** Finishes what it has; nothing may be read any more. */
  close(): Promise<void>
}

interface Read {
  readonly steps: readonly [Step]
  readonly deadline: number
  readonly expires: number
  settled: boolean
  resolve(rows: Row[]): void
  reject(error: unknown): void
}

interface Reader {
  readonly thread: Thread
  readonly encoder: Encoder
  /** What it was sent and has not answered, in order; it is at the first. Undefined: taken back. */
  sent: (Read | undefined)[]
  /** When it came to the first of them. */
  since: number
  /** Held up by a slow statement: gets nothing more until it answers. */
  stuck: boolean
}

/** Reads sent to a reader ahead of its answers: few, because those behind a slow read wait for it. */
const SENT_AHEAD = 16
/** Milliseconds after which what waits behind a read is given to another reader. */
const PATIENCE = 100
const LOOK_EVERY = 25
/** Readers beyond the pool's size while some are stuck: no statement can be interrupted in this build of SQLite. */
const SPARE = 4

/**
 * `writable`: the database exists, with its write-ahead log.
 * A reader that is past its patience or its deadline is replaced by a fresh one and rejoins, or ends, when it answers.
 */
export async function openReadPool(
  options: ConnectionOptions,
  size: number,
  writable: Promise<unknown>,
): Promise<ReadPool> {
  const entry = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)
  let queue: Read[] = []
  let readers: Reader[] = []
  let pending = 0
  let starting = 0
  let scheduled = false
  let watch: NodeJS.Timeout | undefined
  let closing: (() => void) | undefined
  await start()

  return {
    all(statement, { deadline = 10_000 } = {}) {
      return new Promise((resolve, reject) => {
        const message = unbindable(statement)
        if (message) return reject(new KithError('KITH_DATABASE_STATEMENT', message, { sql: statement.sql }))
        const expires = performance.now() + deadline
        queue.push({ steps: [{ ...statement, returns: true }], deadline, expires, settled: false, resolve, reject })
        pending += 1
        watch ??= setInterval(look, LOOK_EVERY)
        if (scheduled) return
        scheduled = true
        setImmediate(dispatch)
      })
    },
    forget() {
      for (const reader of readers) reader.encoder.forget()
    },
    async close() {
      const idle = new Promise<void>(resolve => {
        closing = resolve
      })
      rest()
      await idle
      await Promise.all(readers.map(({ thread, sent }) => (sent.length > 0 ? thread.abandon() : thread.close())))
      readers = []
    },
  }

  function dispatch(): void {
    scheduled = false
    const free = readers.filter(reader => !reader.stuck).sort((a, b) => a.sent.length - b.sent.length)
    const short = free.length + starting < size && readers.length + starting < size + SPARE
    if (short && queue.length > 0 && free.every(reader => reader.sent.length > 0)) void start().catch(unstartable)
    const share = Math.ceil(queue.length / free.length)
    for (const reader of free) send(reader, queue.splice(0, Math.min(share, SENT_AHEAD - reader.sent.length)))
  }

  function send(reader: Reader, reads: readonly Read[]): void {
    if (reads.length === 0) return
    if (reader.sent.length === 0) reader.since = performance.now()
    reader.sent.push(...reads)
    reader.thread.post(reader.encoder.encode(reads.map(read => read.steps)))
  }

  function answered(reader: Reader, answer: ReaderAnswer): void {
    const read = reader.sent.shift()
    reader.since = performance.now()
    if (read && isFault(answer)) settle(read, () => read.reject(unreadable(answer, read)))
    else if (read) settle(read, () => read.resolve(unpack(answer as Exclude<ReaderAnswer, { fault: string }>)))
    if (reader.stuck) rejoin(reader)
    if (queue.length > 0 && reader.sent.length <= SENT_AHEAD / 2) dispatch()
    rest()
  }

  function unreadable(answer: Extract<ReaderAnswer, { fault: string }>, read: Read): KithError {
    return answer.fault === 'KITH_DATABASE_STATEMENT'
      ? new KithError(answer.fault, `${answer.message} In: ${read.steps[0].sql}`, { sql: read.steps[0].sql })
      : faultError(answer, options.file)
  }

  function rejoin(reader: Reader): void {
    reader.stuck = false
    if (readers.filter(other => !other.stuck).length > size) {
      readers = readers.filter(other => other !== reader)
      reader.thread.abandon()
    }
  }

  function settle(read: Read, how: () => void): void {
    if (read.settled) return
    read.settled = true
    pending -= 1
    how()
  }

  /** Nothing is waited for: the process need not stay alive for it. */
  function rest(): void {
    if (pending > 0) return
    clearInterval(watch)
    watch = undefined
    if (starting === 0) closing?.()
  }

  /** Ends reads past their deadline, and takes back what waits behind a slow one. */
  function look(): void {
    const now = performance.now()
    for (const read of [...queue, ...readers.flatMap(reader => reader.sent)]) {
      if (read && now >= read.expires) settle(read, () => read.reject(overdue(read)))
    }
    queue = queue.filter(read => !read.settled)
    for (const reader of readers) {
      if (reader.stuck || reader.sent.length === 0) continue
      const waited = queue.length > 0 || reader.sent.slice(1).some(read => read && !read.settled)
      if (reader.sent[0]?.settled || (waited && now - reader.since > PATIENCE)) {
        reader.stuck = true
        takeBack(reader)
      }
    }
    if (queue.length > 0) dispatch()
    rest()
  }

  function takeBack(reader: Reader): void {
    const [current, ...waiting] = reader.sent
    queue.unshift(...waiting.filter(read => read !== undefined && !read.settled).map(read => read as Read))
    reader.sent = [current, ...waiting.map(() => undefined)]
  }

  async function start(): Promise<void> {
    starting += 1
    try {
      const encoder = createEncoder()
      const events = {
        answer: (answer: ReaderAnswer) => answered(reader, answer),
        lost: (error: KithError) => lost(reader, error),
      }
      const thread = await startThread(entry, options, events, writable)
      const reader: Reader = { thread, encoder, sent: [], since: 0, stuck: false }
      readers.push(reader)
    } finally {
      starting -= 1
    }
    dispatch()
    rest()
  }

  /** Only what it was at is lost: a read can be asked again. */
  function lost(reader: Reader, error: KithError): void {
    readers = readers.filter(other => other !== reader)
    const [current] = reader.sent
    takeBack(reader)
    if (current) settle(current, () => current.reject(error))
    dispatch()
    rest()
  }

  function unstartable(error: unknown): void {
    if (readers.length === 0) for (const read of queue.splice(0)) settle(read, () => read.reject(error))
    rest()
  }
}

function overdue({ deadline, steps: [{ sql }] }: Read): KithError {
  return new KithError('KITH_READ_DEADLINE', `A read took longer than ${deadline} ms: ${sql}`, { deadline, sql })
}
