import { parentPort } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import type { ConnectionOptions } from './connection.ts'
import { faultOf, messageOf } from './map-error.ts'
import { type Calls, type Closed, type Fault, type Greeting, isFault, type Open } from './protocol.ts'

/**
 * The frame of a worker: told to, it opens a connection and says so or why not; then it hands messages on until it is to
 * close it. After that it may open another, or end.
 */
export function serve<Options extends ConnectionOptions>(
  open: (options: Options) => Database.Database,
  start: (connection: Database.Database, post: (answer: unknown) => void, options: Options) => (calls: Calls) => void,
): void {
  const port = parentPort
  if (!port) throw new Error('This file runs as a worker only.')
  let connection: Database.Database | undefined
  let handle: ((calls: Calls) => void) | undefined
  port.on('message', (message: Calls | Open<Options> | 'close' | null) => {
    if (message === null) return port.close()
    if (message === 'close') {
      connection?.close()
      connection = handle = undefined
      return port.postMessage('closed' satisfies Closed)
    }
    if (!('open' in message)) return handle?.(message)
    const opened = attempt(open, message.open)
    port.postMessage(isFault(opened) ? opened : ('ready' satisfies Greeting))
    if (isFault(opened)) return
    connection = opened
    handle = start(opened, answer => port.postMessage(answer), message.open)
  })
}

function attempt<Options>(open: (options: Options) => Database.Database, options: Options): Database.Database | Fault {
  try {
    return open(options)
  } catch (error) {
    return faultOf(error) ?? { fault: 'KITH_DATABASE_OPEN', message: messageOf(error) }
  }
}
