import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import type { ConnectionOptions } from './connection.ts'
import { faultOf, messageOf } from './map-error.ts'
import { type Calls, type Fault, type Greeting, isFault } from './protocol.ts'

/** The frame of a worker: told to, it opens its connection and says so or why not; then it hands messages on until it is to end. */
export function serve(
  open: (options: ConnectionOptions) => Database.Database,
  start: (connection: Database.Database, post: (answer: unknown) => void) => (calls: Calls) => void,
): void {
  const port = parentPort
  if (!port) throw new Error('This file runs as a worker only.')
  port.once('message', () => {
    const opened = attempt(open)
    port.postMessage(isFault(opened) ? opened : ('ready' satisfies Greeting))
    if (isFault(opened)) return
    const handle = start(opened, answer => port.postMessage(answer))
    port.on('message', (calls: Calls | null) => {
      if (calls) return handle(calls)
      opened.close()
      port.close()
    })
  })
}

function attempt(open: (options: ConnectionOptions) => Database.Database): Database.Database | Fault {
  try {
    return open(workerData as ConnectionOptions)
  } catch (error) {
    return faultOf(error) ?? { fault: 'KITH_DATABASE_OPEN', message: messageOf(error) }
  }
}
