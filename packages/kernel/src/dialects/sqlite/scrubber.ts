import { parentPort, workerData } from 'node:worker_threads'
import { type ConnectionOptions, openForWriting } from './connection.ts'
import { messageOf } from './map-error.ts'

/** Moves the whole log into the database, whose deleted content is overwritten, and empties it. */
function scrub(options: ConnectionOptions): string {
  try {
    const connection = openForWriting(options)
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.close()
    return ''
  } catch (error) {
    return messageOf(error)
  }
}

parentPort?.postMessage(scrub(workerData as ConnectionOptions))
