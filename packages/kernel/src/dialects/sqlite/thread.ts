import { Worker } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import type { ConnectionOptions } from './connection.ts'
import { type Calls, type Fault, type Greeting, isFault } from './protocol.ts'

/** A worker that has opened its connection. */
export interface Thread {
  post(calls: Calls): void
  /** Whether the process must stay alive for it. */
  hold(needed: boolean): void
  /** Resolves when it has done what was posted and closed its connection. */
  close(): Promise<void>
  /** Lets go of it: it ends once the statement that it is at has. */
  abandon(): void
}

export interface ThreadEvents<Answer> {
  answer(answer: Answer): void
  /** It ended without being told to. */
  lost(error: KithError): void
}

/**
 * Starts a worker of the file `entry`, which opens its connection once `when` has resolved: starting takes longer than
 * opening. Rejects as `when` does, or with the coded error of a connection that could not be opened.
 */
export function startThread<Answer>(
  entry: URL,
  options: ConnectionOptions,
  events: ThreadEvents<Answer>,
  when: Promise<unknown> = Promise.resolve(),
): Promise<Thread> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    let greeted = false
    let ending = false
    let cause: unknown
    const ended = new Promise<void>(done => worker.once('exit', () => done()))
    const thread: Thread = {
      post: calls => worker.postMessage(calls, [calls.codes.buffer]),
      hold: needed => (needed ? worker.ref() : worker.unref()),
      close() {
        ending = true
        worker.ref()
        worker.postMessage(null)
        return ended
      },
      abandon() {
        ending = true
        worker.unref()
        void worker.terminate()
      },
    }
    worker.on('message', (message: Greeting | Answer) => {
      if (greeted) return events.answer(message as Answer)
      greeted = true
      if (isFault(message)) {
        ending = true
        return reject(faultError(message, options.file))
      }
      worker.unref()
      resolve(thread)
    })
    when.then(
      () => worker.postMessage('open'),
      error => {
        thread.abandon()
        reject(error)
      },
    )
    worker.on('error', error => {
      cause = error
    })
    worker.on('exit', () => {
      if (ending) return
      const error = crashed(options.file, cause)
      if (greeted) events.lost(error)
      else reject(error)
    })
  })
}

export function faultError({ fault, message }: Fault, file: string): KithError {
  return new KithError(fault, `${message}. Database: ${file}`, { path: file })
}

export function closed(file: string): KithError {
  return new KithError('KITH_DATABASE_CLOSED', `The database is closed. Database: ${file}`, { path: file })
}

function crashed(file: string, cause: unknown): KithError {
  const why = cause instanceof Error ? ` (${cause.message})` : ''
  return new KithError(
    'KITH_DATABASE_CRASHED',
    `A database thread ended unexpectedly${why}; whether what it was doing is stored is unknown. Database: ${file}`,
    { path: file },
    cause,
  )
}
