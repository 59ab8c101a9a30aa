import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import type { ConnectionOptions } from './connection.ts'
import { faultOf, messageOf } from './map-error.ts'
import type { Calls, Greeting } from './protocol.ts'

/** The frame of a worker: opens its connection, says so or why not, hands messages on, and ends when told to. */
export function serve(
  open: (options: ConnectionOptions) => Database.Database,
  start: (connection: Database.Database, post: (answer: unknown) => void) => (calls: Calls) => void,
): void {
  const port = parentPort
  if (!port) throw new Error('This file runs as a worker only.')
  const greet = (greeting: Greeting) => port.postMessage(greeting)
  let connection: Database.Database
  try {
    connection = open(workerData as ConnectionOptions)
  } catch (error) {
    greet(faultOf(error) ?? { fault: 'KITH_DATABASE_OPEN', message: messageOf(error) })
    return
  }
  const handle = start(connection, answer => port.postMessage(answer))
  port.on('message', (calls: Calls | null) => {
    if (calls) return handle(calls)
    connection.close()
    port.close()
  })
  greet('ready')
}
