import type { KithError } from '@kith/sdk'
import { threadEntry } from '../../thread-entry.ts'
import type { Row, Step } from '../dialect.ts'
import type { ConnectionOptions } from './connection.ts'
import { createEncoder } from './encode.ts'
import { AT, BELOW, type Fault, KEEP, type Packed, type ReaderAnswers } from './protocol.ts'
import type { ReaderOptions } from './reader.ts'
import { startThread, type ThreadKind } from './thread.ts'

/** A read that somebody waits for, until it is `settled`. Times in milliseconds; `expires` as performance.now() tells. */
export interface Read {
  readonly steps: readonly [Step]
  readonly deadline: number
  readonly expires: number
  settled: boolean
  resolve(rows: Row[]): void
  reject(error: unknown): void
}

/** The answering thread's side of one reader: what it was sent and has not answered, in order. */
export interface Reader {
  /** Held up by a slow statement: gets nothing more until it answers. */
  stuck: boolean
  waiting(): readonly Read[]
  /** The read that it is at, or will come to next. */
  current(): Read | undefined
  /** Whether it has not answered anything for longer than this. */
  slowerThan(milliseconds: number): boolean
  send(reads: readonly Read[]): void
  /** All but the read that it is at. One that it has come to in this moment, or has not posted yet, may run twice. */
  takeBack(): Read[]
  forget(): void
  /** Without waiting for a statement that is under way. */
  close(): Promise<void>
}

export type Answered = readonly [read: Read | undefined, answer: Packed | Fault]

export interface ReaderEvents {
  answered(reader: Reader, answers: readonly Answered[]): void
  lost(reader: Reader, error: KithError): void
}

export async function startReader(
  { options, threads }: Omit<ThreadKind<ConnectionOptions>, 'entry'>,
  events: ReaderEvents,
  writable: Promise<unknown>,
): Promise<Reader> {
  const entry = threadEntry('dialects/sqlite/reader')
  const encoder = createEncoder()
  const sent = new Map<number, Read>()
  const shared = new Int32Array(new SharedArrayBuffer(12))
  let next = 0
  let since = 0
  const told: ReaderOptions = { ...options, shared }
  const threadEvents = {
    answer(answers: ReaderAnswers) {
      const answered = answers.map(([number, answer]): Answered => {
        const read = sent.get(number)
        sent.delete(number)
        return [read, answer]
      })
      since = performance.now()
      events.answered(reader, answered)
    },
    lost: (error: KithError) => events.lost(reader, error),
  }
  const thread = await startThread({ entry, options: told, threads }, threadEvents, writable)
  const currentNumber = () => {
    const at = Atomics.load(shared, AT)
    return sent.has(at) ? at : sent.keys().next().value
  }
  const reader: Reader = {
    stuck: false,
    waiting: () => [...sent.values()],
    current: () => sent.get(currentNumber() ?? -1),
    slowerThan: milliseconds => sent.size > 0 && performance.now() - since > milliseconds,
    send(reads) {
      if (reads.length === 0) return
      if (sent.size === 0) since = performance.now()
      for (const read of reads) sent.set(next++, read)
      thread.post(encoder.encode(reads.map(read => read.steps)))
    },
    takeBack() {
      const current = currentNumber()
      if (current !== undefined) Atomics.store(shared, KEEP, current)
      Atomics.store(shared, BELOW, next)
      const others = [...sent].filter(([number]) => number !== current)
      for (const [number] of others) sent.delete(number)
      return others.map(([, read]) => read)
    },
    forget: encoder.forget,
    async close() {
      if (sent.size > 0) thread.abandon()
      else await thread.close()
    },
  }
  return reader
}
