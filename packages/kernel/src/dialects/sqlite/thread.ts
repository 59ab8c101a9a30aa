import { KithError } from '@kith/sdk'
import type { ConnectionOptions } from './connection.ts'
import { type Calls, type Closed, type Fault, type Greeting, isFault, type Open } from './protocol.ts'
import type { Threads } from './threads.ts'

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

/** What a thread is of, and where it comes from. */
export interface ThreadKind<Options> {
  readonly entry: URL
  readonly options: Options
  readonly threads: Threads
}

/**
 * A worker, which opens its connection once `when` has resolved: starting takes longer than opening. Rejects as `when`
 * does, or with the coded error of a connection that could not be opened.
 */
export function startThread<Answer>(
  { entry, options, threads }: ThreadKind<ConnectionOptions>,
  events: ThreadEvents<Answer>,
  when: Promise<unknown> = Promise.resolve(),
): Promise<Thread> {
  return new Promise((resolve, reject) => {
    const worker = threads.take(entry)
    let greeted = false
    let ending = false
    let cause: unknown
    let over = () => {}
    const ended = new Promise<void>(done => {
      over = done
    })
    const giveBack = () => {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      threads.giveBack(entry, worker)
      over()
    }
    const thread: Thread = {
      post: calls => worker.postMessage(calls, [calls.codes.buffer]),
      hold: needed => (needed ? worker.ref() : worker.unref()),
      close() {
        ending = true
        worker.ref()
        worker.postMessage('close')
        return ended
      },
      abandon() {
        ending = true
        worker.unref()
        void worker.terminate()
      },
    }
    worker.on('message', (message: Greeting | Answer | Closed) => {
      if (message === 'closed') return giveBack()
      if (greeted) return events.answer(message as Answer)
      greeted = true
      if (isFault(message)) {
        ending = true
        giveBack()
        return reject(faultError(message, options.file))
      }
      worker.unref()
      resolve(thread)
    })
    when.then(
      () => worker.postMessage({ open: options } satisfies Open<ConnectionOptions>),
      error => {
        thread.abandon()
        reject(error)
      },
    )
    worker.on('error', error => {
      cause = error
    })
    worker.on('exit', () => {
      over()
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
