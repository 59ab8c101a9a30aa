import { KithError } from '@kith/sdk'
import type { ReadOptions, Row, Statement } from '../dialect.ts'
import { unbindable } from '../unbindable.ts'
import type { ConnectionOptions } from './connection.ts'
import { unpack } from './pack.ts'
import { type Fault, isFault } from './protocol.ts'
import { type Answered, type Read, type Reader, startReader } from './reader-thread.ts'
import { faultError } from './thread.ts'
import type { Threads } from './threads.ts'

/** Reads on their way to a few threads with a connection each. */
export interface ReadPool {
  all(statement: Statement, options?: ReadOptions): Promise<Row[]>
  /** Has every statement prepared anew: after a change of the schema. */
  forget(): void
  /** Finishes what it has; nothing may be read any more. */
  close(): Promise<void>
}

/**
 * Reads sent to a reader ahead of its answers: few, because those behind a slow read wait for it. So many go to one
 * before another gets any: a message to a thread costs more than a look-up by an index.
 */
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
  threads: Threads,
): Promise<ReadPool> {
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
        // Answers that came while this thread was busy are heard first: it is no reader's fault that they waited.
        watch ??= setInterval(() => setImmediate(look), LOOK_EVERY)
        if (scheduled) return
        scheduled = true
        setImmediate(dispatch)
      })
    },
    forget() {
      for (const reader of readers) reader.forget()
    },
    async close() {
      const idle = new Promise<void>(resolve => {
        closing = resolve
      })
      rest()
      await idle
      await Promise.all(readers.map(reader => reader.close()))
      readers = []
    },
  }

  function dispatch(): void {
    scheduled = false
    const loads = readers.filter(reader => !reader.stuck).map(reader => ({ reader, load: reader.waiting().length }))
    const short = loads.length + starting < size && readers.length + starting < size + SPARE
    if (short && queue.length > 0 && loads.every(({ load }) => load > 0)) void start().catch(unstartable)
    for (const { reader, load } of loads.sort((a, b) => a.load - b.load)) {
      reader.send(queue.splice(0, SENT_AHEAD - load))
    }
  }

  function answered(reader: Reader, answers: readonly Answered[]): void {
    for (const [read, answer] of answers) {
      if (!read) continue
      if (isFault(answer)) settle(read, () => read.reject(unreadable(answer, read)))
      else settle(read, () => read.resolve(unpack(answer)))
    }
    // What it answered may be taken back already, and it still at what it was left.
    if (reader.stuck && reader.waiting().length === 0) rejoin(reader)
    if (queue.length > 0 && reader.waiting().length <= SENT_AHEAD / 2) dispatch()
    rest()
  }

  function unreadable(answer: Fault, { steps: [{ sql }] }: Read): KithError {
    return answer.fault === 'KITH_DATABASE_STATEMENT'
      ? new KithError(answer.fault, `${answer.message} In: ${sql}`, { sql })
      : faultError(answer, options.file)
  }

  function rejoin(reader: Reader): void {
    reader.stuck = false
    if (readers.filter(other => !other.stuck).length <= size) return
    readers = readers.filter(other => other !== reader)
    void reader.close()
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
    for (const read of [...queue, ...readers.flatMap(reader => reader.waiting())]) {
      if (now >= read.expires) settle(read, () => read.reject(overdue(read)))
    }
    queue = queue.filter(read => !read.settled)
    for (const reader of readers) {
      if (reader.stuck) continue
      const others = reader.waiting().length > 1 || queue.length > 0
      if (reader.current()?.settled || (others && reader.slowerThan(PATIENCE))) {
        reader.stuck = true
        takeBack(reader)
      }
    }
    if (queue.length > 0) dispatch()
    rest()
  }

  function takeBack(reader: Reader): void {
    queue.unshift(...reader.takeBack().filter(read => !read.settled))
  }

  async function start(): Promise<void> {
    starting += 1
    try {
      readers.push(await startReader({ options, threads }, { answered, lost }, writable))
    } finally {
      starting -= 1
    }
    dispatch()
    rest()
  }

  /** Only what it was at is lost: a read can be asked again. */
  function lost(reader: Reader, error: KithError): void {
    readers = readers.filter(other => other !== reader)
    takeBack(reader)
    for (const read of reader.waiting()) settle(read, () => read.reject(error))
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
