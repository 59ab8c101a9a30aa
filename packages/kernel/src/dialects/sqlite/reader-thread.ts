import type { KithError } from '@kith/sdk'
import type { Row, Step } from '../dialect.ts'
import type { ConnectionOptions } from './connection.ts'
import { createEncoder } from './encode.ts'
import { BELOW, type Fault, KEEP, type Packed, type ReaderAnswer } from './protocol.ts'
import type { ReaderOptions } from './reader.ts'
import { startThread } from './thread.ts'

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
  /** Whether it has been at its first read for longer than this. */
  slowerThan(milliseconds: number): boolean
  send(reads: readonly Read[]): void
  /** All but the read that it is at. One that it has come to in this moment may run twice. */
  takeBack(): Read[]
  forget(): void
  /** Without waiting for a statement that is under way. */
  close(): Promise<void>
}

export interface ReaderEvents {
  answered(reader: Reader, read: Read | undefined, answer: Packed | Fault): void
  lost(reader: Reader, error: KithError): void
}

export async function startReader(
  options: ConnectionOptions,
  events: ReaderEvents,
  writable: Promise<unknown>,
): Promise<Reader> {
  const entry = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)
  const encoder = createEncoder()
  const sent = new Map<number, Read>()
  const skip = new Int32Array(new SharedArrayBuffer(8))
  let next = 0
  let since = 0
  const told: ReaderOptions = { ...options, skip }
  const threadEvents = {
    answer([number, answer]: ReaderAnswer) {
      const read = sent.get(number)
      sent.delete(number)
      since = performance.now()
      events.answered(reader, read, answer)
    },
    lost: (error: KithError) => events.lost(reader, error),
  }
  const thread = await startThread(entry, told, threadEvents, writable)
  const reader: Reader = {
    stuck: false,
    waiting: () => [...sent.values()],
    slowerThan: milliseconds => sent.size > 0 && performance.now() - since > milliseconds,
    send(reads) {
      if (reads.length === 0) return
      if (sent.size === 0) since = performance.now()
      for (const read of reads) sent.set(next++, read)
      thread.post(encoder.encode(reads.map(read => read.steps)))
    },
    takeBack() {
      const [current, ...behind] = sent
      if (current) Atomics.store(skip, KEEP, current[0])
      Atomics.store(skip, BELOW, next)
      for (const [number] of behind) sent.delete(number)
      return behind.map(([, read]) => read)
    },
    forget: encoder.forget,
    async close() {
      if (sent.size > 0) thread.abandon()
      else await thread.close()
    },
  }
  return reader
}
